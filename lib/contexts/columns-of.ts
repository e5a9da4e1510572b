import { Prisma } from '@/lib/db';
import type { UpdateContextInput } from './schemas';

/** The rules that an input names as columns; what it leaves out stays out. */
export function columnsOf(input: UpdateContextInput) {
  const { upload_rate_limit, status, metadata } = input;
  return {
    ...given('displayName', input.display_name),
    ...given('description', input.description),
    ...given('allowedExtensions', input.allowed_extensions),
    ...given('maxFileSizeMb', input.max_file_size_mb),
    ...given('storagePathTemplate', input.storage_path_template),
    ...given('rejectBlankFiles', input.reject_blank_files),
    ...given('rejectCorruptFiles', input.reject_corrupt_files),
    ...given('scanForViruses', input.scan_for_viruses),
    ...given('uploadRateLimit', upload_rate_limit === null ? Prisma.DbNull : upload_rate_limit),
    ...given('storageQuotaMb', input.storage_quota_mb),
    ...given('isActive', status === undefined ? undefined : status === 'active'),
    ...given('metadata', metadata),
  };
}

function given<K extends string, V>(name: K, value: V | undefined): { [key in K]?: V };
function given(name: string, value: unknown): Record<string, unknown> {
  return value === undefined ? {} : { [name]: value };
}
