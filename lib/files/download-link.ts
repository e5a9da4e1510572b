import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';

/** The one path of download links. */
const PATH = '/api/v1/downloads';

/** What a download link says: the file, until when (seconds since 1970), and whose right it lends: a key, a session or the operator. */
export type DownloadLink = { fileId: string; expires: number; by: string };

const UNSIGNED = /^\?file=(file_[0-9a-f]{32})&expires=(\d{10})&by=((?:key|ses)_[0-9a-f]{32}|cli)$/;
const SIGNATURE = '&signature=';

/** The link's address: its parameters, then a signature over path and parameters, every character of them. */
export function signDownloadLink({ fileId, expires, by }: DownloadLink): string {
  const signed = `${PATH}?file=${fileId}&expires=${expires}&by=${by}`;
  return `${env().appUrl}${signed}${SIGNATURE}${signatureOf(signed)}`;
}

/**
 * What a link says, by its text from the path on; null for one that nobody signed. The text is compared, not what it means: the
 * same parameters in another order or encoding are another link. Whether the file and its lender still stand is the database's word.
 */
export function readDownloadLink(text: string): DownloadLink | null {
  const end = text.lastIndexOf(SIGNATURE);
  if (end === -1) return null;
  const signed = text.slice(0, end);
  if (!isSame(text.slice(end + SIGNATURE.length), signatureOf(signed))) return null;
  const [, fileId, expires, by] = UNSIGNED.exec(signed.slice(PATH.length)) ?? [];
  if (fileId === undefined || by === undefined) return null;
  return { fileId, expires: Number(expires), by };
}

/** HMAC-SHA-256 (RFC 2104) as 43 characters of base64url. */
function signatureOf(text: string): string {
  return createHmac('sha256', signingKey()).update(text).digest('base64url');
}

/** A key of its own, derived from the secret (HKDF, RFC 5869): what signs links signs nothing else. */
function signingKey(): Uint8Array {
  const secret = env().AUTH_SECRET;
  if (secret === undefined) throw new Error('AUTH_SECRET is not set');
  return new Uint8Array(hkdfSync('sha256', secret, '', 'uploadkit download links', 32));
}

/** Compares texts, because two texts of base64url may stand for the same bytes. */
function isSame(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
