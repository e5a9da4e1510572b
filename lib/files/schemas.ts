import { z } from 'zod';
import { ENVIRONMENTS } from '@/lib/auth/principal';
import { ContextKey } from '@/lib/contexts/schemas';
import { Metadata } from '@/lib/metadata';
import { pagingFields } from '@/lib/paging';
import { isSafeText, safeText } from '@/lib/safe-text';

const Time = z.iso.datetime();

/** A file as the API shows it; `content_type` is detected, not claimed. */
export const FileRecord = z.strictObject({
  file_id: z.string(),
  original_filename: z.string(),
  content_type: z.string(),
  size_bytes: z.int(),
  context_key: z.string(),
  environment: z.enum(ENVIRONMENTS),
  checksum: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  uploaded_by: z.strictObject({
    type: z.enum(['user', 'key', 'system']),
    id: z.string(),
    name: z.string(),
  }),
  metadata: z.record(z.string(), z.unknown()),
  download_count: z.int(),
  last_downloaded_at: Time.nullable(),
  created_at: Time,
  expires_at: Time.nullable(),
});
export type FileRecord = z.output<typeof FileRecord>;

const MetadataText = z
  .string()
  .transform((text, check): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      check.addIssue('is not JSON');
      return z.NEVER;
    }
  })
  .pipe(Metadata);

/** The parts of an upload beside its file. */
export const UploadFields = z.strictObject({
  context: ContextKey.default('default'),
  environment: z.enum(ENVIRONMENTS).optional(),
  metadata: MetadataText.optional(),
});
export type UploadFields = z.output<typeof UploadFields>;

/** An upload as the API's document shows it: its file beside the other parts. */
export const UploadParts = UploadFields.extend({
  file: z.string().meta({ format: 'binary' }),
  metadata: z.string().meta({ contentMediaType: 'application/json' }).optional(),
});

/** The name a file was sent under: no path, no control character, at most 255 characters. */
export const OriginalFilename = z
  .string()
  .refine(isSafeText, 'contains a control character, a lone surrogate or a bidi override')
  .refine(
    (name) => name.length <= 510 && [...name].length <= 255,
    'must be 1 to 255 characters long',
  )
  .refine((name) => name.trim() !== '', 'must not be blank');

const FILE_ID = /^file_[0-9a-f]{32}$/;

/** The file that a path names. */
export const FileParams = z.strictObject({ id: z.string().regex(FILE_ID) });

const SECONDS = z.string().regex(/^\d{1,9}$/, 'must be a whole number of seconds');

export const CreateDownloadQuery = z
  .strictObject({
    expires_in: SECONDS.transform(Number).pipe(z.int().min(60).max(3600)).default(300),
  })
  .transform(({ expires_in }) => ({ expiresInSeconds: expires_in }));
export type CreateDownloadQuery = z.output<typeof CreateDownloadQuery>;

/** Where a file's bytes can be had for a while, without a credential. */
export const DownloadRecord = z.strictObject({
  file_id: z.string(),
  download_url: z.url(),
  expires_in_seconds: z.int(),
  original_filename: z.string(),
  content_type: z.string(),
});
export type DownloadRecord = z.output<typeof DownloadRecord>;

/** The parameters of a download link, as its maker signed them. */
export const DownloadQuery = z.strictObject({
  file: z.string(),
  expires: z.string(),
  by: z.string(),
  signature: z.string(),
});

export const DeletedFile = z.strictObject({ file_id: z.string(), deleted: z.literal(true) });
export type DeletedFile = z.output<typeof DeletedFile>;

export const ListFilesQuery = z
  .strictObject({
    ...pagingFields,
    cursor: z.string().regex(FILE_ID, 'is not a cursor').optional(),
    context: ContextKey.optional(),
    uploaded_by: safeText(1, 64).optional(),
    environment: z.enum(ENVIRONMENTS).optional(),
    q: safeText(0, 255).optional(),
  })
  .transform(({ page_size, uploaded_by, ...rest }) => ({
    ...rest,
    pageSize: page_size,
    uploadedBy: uploaded_by,
  }));
export type ListFilesQuery = z.output<typeof ListFilesQuery>;

/** A file's bytes, as the API's document shows them. */
export const FileBytes = z.string().meta({ format: 'binary' });
