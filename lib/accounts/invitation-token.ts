import { hash, randomBytes } from 'node:crypto';

/** A token for an invitation's link, 256 bits, and what is stored in its place. */
export function newInvitationToken(): { token: string; tokenHash: Uint8Array<ArrayBuffer> } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashInvitationToken(token) };
}

/** SHA-256: 32 bytes. Nobody guesses 256 random bits from it, however fast it is. */
export function hashInvitationToken(token: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hash('sha256', token, 'buffer'));
}
