import { lookupsOf, type Db } from '@/lib/db';
import type { DownloadLink } from './download-link';

/** A file that may be downloaded now: what its answer says of it, and where its bytes are. */
export type Downloadable = {
  id: string;
  objectPath: string;
  originalFilename: string;
  contentType: string;
  sizeBytes: number;
  /** SHA-256 of the bytes, in hex. */
  sha256: string;
};

type Row = Omit<Downloadable, 'sizeBytes'> & { sizeBytes: string };

/**
 * One statement, judged by the database's clock: the link still runs, the file is there, and who lent their right could still
 * download it: a key that works, holds the scope and is not limited to other contexts; a session and its membership that stand.
 */
const FIND_DOWNLOADABLE = {
  name: 'find-downloadable',
  text: `
    SELECT f.id, f.object_path AS "objectPath", f.original_filename AS "originalFilename",
      f.content_type AS "contentType", f.size_bytes::text AS "sizeBytes",
      encode(f.sha256, 'hex') AS sha256
    FROM files f JOIN contexts c ON c.id = f.context_id
    WHERE f.id = $1 AND to_timestamp($2) > clock_timestamp()
      AND (f.expires_at IS NULL OR f.expires_at > clock_timestamp())
      AND ($3 = 'cli' OR EXISTS (
        SELECT FROM api_keys k
        WHERE k.id = $3 AND k.project_id = f.project_id AND k.environment = f.environment
          AND k.revoked_at IS NULL AND k.disabled_at IS NULL
          AND (k.expires_at IS NULL OR k.expires_at > clock_timestamp())
          AND k.scopes && '{download,admin}'::scope[]
          AND (k.contexts = '{}' OR c.context_key = ANY(k.contexts))
      ) OR EXISTS (
        SELECT FROM sessions s
        JOIN memberships m ON m.user_id = s.user_id AND m.tenant_id = s.tenant_id
        WHERE s.id = $3 AND s.tenant_id = f.tenant_id
          AND s.ended_at IS NULL AND s.expires_at > clock_timestamp()
      ))`,
};

/** The file that a link opens at this moment; null when it opens none. */
export async function findDownloadable(db: Db, link: DownloadLink): Promise<Downloadable | null> {
  const [row] = await lookupsOf(db).query<Row>({
    ...FIND_DOWNLOADABLE,
    values: [link.fileId, link.expires, link.by],
  });
  return row === undefined ? null : { ...row, sizeBytes: Number(row.sizeBytes) };
}
