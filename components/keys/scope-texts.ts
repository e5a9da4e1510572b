import { SCOPES, type Scope } from '@/lib/auth/scopes';

/** One line on what each scope lets a key do. */
export const SCOPE_HINTS: Record<Scope, string> = {
  upload: 'Upload files to any context',
  download: 'Make download links for files',
  metadata: 'List files and read what is known of them',
  delete: 'Delete files',
  admin: 'Every scope above, and managing API keys and contexts',
};

/** The scopes for files, as against `admin`. */
export const FILE_SCOPES = SCOPES.filter((scope) => scope !== 'admin');

/** Choices that fit most keys. */
export const SCOPE_PRESETS: readonly { label: string; scopes: readonly Scope[] }[] = [
  { label: 'Upload only', scopes: ['upload'] },
  { label: 'Read only', scopes: ['download', 'metadata'] },
  { label: 'Full access', scopes: SCOPES },
];

/** Whether both name the same scopes, in whatever order. */
export function isSameScopes(one: readonly Scope[], other: readonly Scope[]): boolean {
  return one.length === other.length && one.every((scope) => other.includes(scope));
}
