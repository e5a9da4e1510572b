import { z } from 'zod';
import { Metadata } from '@/lib/metadata';
import { pagingFields } from '@/lib/paging';
import { safeText } from '@/lib/safe-text';
import { StoragePathTemplate } from './storage-path-template';

const Time = z.iso.datetime();

export const ContextKey = z.string().regex(/^[a-z][a-z0-9_]{0,99}$/, 'is not a context key');
export const ContextParams = z.strictObject({ context_key: ContextKey });

const ContextStatus = z.enum(['active', 'inactive']);

/** `.PDF` and `pdf` are the same extension: without the dot, in lower case. */
const Extension = z
  .string()
  .regex(/^\.?[A-Za-z0-9_+-]{1,32}$/, 'is not an extension such as pdf')
  .transform((text) => text.replace(/^\./, '').toLowerCase());

const distinct = (values: readonly string[]) => new Set(values).size === values.length;

/** Extensions that a context takes; empty is all of them. */
const AllowedExtensions = z.array(Extension).max(100).refine(distinct, 'names an extension twice');

/** So many uploads in so many seconds, over all keys and instances. */
export const UploadRateLimit = z.strictObject({
  max_uploads: z.int().min(1).max(10_000),
  window_seconds: z.int().min(1).max(3_600),
});
export type UploadRateLimit = z.output<typeof UploadRateLimit>;

const DisplayName = safeText(1, 255);
const Description = safeText(0, 1_000).nullable();
const MaxFileSizeMb = z.int().min(1).max(500);
const StorageQuotaMb = z.int().min(1).max(10_485_760).nullable();

/** A context as the API shows it. */
export const ContextRecord = z.strictObject({
  context_id: z.string(),
  tenant_id: z.string(),
  project_id: z.string(),
  context_key: z.string(),
  display_name: z.string(),
  description: z.string().nullable(),
  allowed_extensions: z.array(z.string()),
  max_file_size_mb: z.int(),
  storage_path_template: z.string().nullable(),
  reject_blank_files: z.boolean(),
  reject_corrupt_files: z.boolean(),
  scan_for_viruses: z.boolean(),
  upload_rate_limit: UploadRateLimit.nullable(),
  storage_quota_mb: z.int().nullable(),
  /** Bytes of the live files in it. */
  storage_used_bytes: z.int(),
  status: ContextStatus,
  metadata: z.record(z.string(), z.unknown()),
  created_at: Time,
  updated_at: Time,
});
export type ContextRecord = z.output<typeof ContextRecord>;

export const CreateContextInput = z.strictObject({
  context_key: ContextKey,
  display_name: DisplayName,
  description: Description.default(null),
  allowed_extensions: AllowedExtensions.default([]),
  max_file_size_mb: MaxFileSizeMb.default(10),
  storage_path_template: StoragePathTemplate.nullable().default(null),
  reject_blank_files: z.boolean().default(true),
  reject_corrupt_files: z.boolean().default(true),
  /** Left out: true where a scanner is configured. */
  scan_for_viruses: z.boolean().optional(),
  upload_rate_limit: UploadRateLimit.nullable().default(null),
  storage_quota_mb: StorageQuotaMb.default(null),
  status: ContextStatus.default('active'),
  metadata: Metadata.default({}),
});
export type CreateContextInput = z.output<typeof CreateContextInput>;

/** A change of a context; what is left out stays as it is, and its key always does. */
export const UpdateContextInput = z
  .strictObject({
    display_name: DisplayName.optional(),
    description: Description.optional(),
    allowed_extensions: AllowedExtensions.optional(),
    max_file_size_mb: MaxFileSizeMb.optional(),
    storage_path_template: StoragePathTemplate.nullable().optional(),
    reject_blank_files: z.boolean().optional(),
    reject_corrupt_files: z.boolean().optional(),
    scan_for_viruses: z.boolean().optional(),
    upload_rate_limit: UploadRateLimit.nullable().optional(),
    storage_quota_mb: StorageQuotaMb.optional(),
    status: ContextStatus.optional(),
    metadata: Metadata.optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), {
    message: 'names nothing to change',
  });
export type UpdateContextInput = z.output<typeof UpdateContextInput>;

export const ListContextsQuery = z
  .strictObject({
    ...pagingFields,
    status: ContextStatus.optional(),
    q: safeText(0, 255).optional(),
  })
  .transform(({ page_size, ...rest }) => ({ ...rest, pageSize: page_size }));
export type ListContextsQuery = z.output<typeof ListContextsQuery>;
