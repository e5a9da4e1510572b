import { withoutEdited as withoutFields, type FormProblem } from '@/components/form/form-problem';
import type { ContextRecord } from '@/lib/contexts/schemas';
import type { ContextChange, NewContext } from './context-input';

/** Whether files are scanned for viruses; `auto`: where the server has a scanner. */
export type Scan = 'auto' | 'on' | 'off';

/** What the form of a context holds, as it was typed. */
export type ContextDraft = {
  contextKey: string;
  displayName: string;
  description: string;
  extensions: string;
  maxFileSize: string;
  pathTemplate: string;
  rejectBlank: boolean;
  rejectCorrupt: boolean;
  scan: Scan;
  maxUploads: string;
  windowSeconds: string;
  quota: string;
  status: ContextRecord['status'];
  metadata: string;
};

export const EMPTY_DRAFT: ContextDraft = {
  contextKey: '',
  displayName: '',
  description: '',
  extensions: '',
  maxFileSize: '10',
  pathTemplate: '',
  rejectBlank: true,
  rejectCorrupt: true,
  scan: 'auto',
  maxUploads: '',
  windowSeconds: '',
  quota: '',
  status: 'active',
  metadata: '',
};

/** The field of the API that each part of the draft ends up in, as its errors name it. */
const FIELD_OF: Record<keyof ContextDraft, keyof NewContext> = {
  contextKey: 'context_key',
  displayName: 'display_name',
  description: 'description',
  extensions: 'allowed_extensions',
  maxFileSize: 'max_file_size_mb',
  pathTemplate: 'storage_path_template',
  rejectBlank: 'reject_blank_files',
  rejectCorrupt: 'reject_corrupt_files',
  scan: 'scan_for_viruses',
  maxUploads: 'upload_rate_limit',
  windowSeconds: 'upload_rate_limit',
  quota: 'storage_quota_mb',
  status: 'status',
  metadata: 'metadata',
};

export const DRAFT_FIELDS: readonly string[] = Object.values(FIELD_OF);

/** The problem without what was said of the parts that were edited since. */
export function withoutEdited(problem: FormProblem, edited: readonly string[]): FormProblem {
  return withoutFields(problem, edited, FIELD_OF);
}

export function draftOf(context: ContextRecord): ContextDraft {
  const { upload_rate_limit: rate, storage_quota_mb: quota, metadata } = context;
  return {
    contextKey: context.context_key,
    displayName: context.display_name,
    description: context.description ?? '',
    extensions: context.allowed_extensions.join(', '),
    maxFileSize: String(context.max_file_size_mb),
    pathTemplate: context.storage_path_template ?? '',
    rejectBlank: context.reject_blank_files,
    rejectCorrupt: context.reject_corrupt_files,
    scan: context.scan_for_viruses ? 'on' : 'off',
    maxUploads: rate === null ? '' : String(rate.max_uploads),
    windowSeconds: rate === null ? '' : String(rate.window_seconds),
    quota: quota === null ? '' : String(quota),
    status: context.status,
    metadata: Object.keys(metadata).length === 0 ? '' : JSON.stringify(metadata, null, 2),
  };
}

const isWhole = (text: string) => /^\d{1,9}$/.test(text.trim());
const isBlank = (text: string) => text.trim() === '';

/** What can be said before asking the server, which judges the rest; null when nothing is wrong. */
export function findDraftProblem(draft: ContextDraft): FormProblem | null {
  const isHalfRate = isBlank(draft.maxUploads) !== isBlank(draft.windowSeconds);
  const isOddRate = [draft.maxUploads, draft.windowSeconds].some(
    (text) => !isBlank(text) && !isWhole(text),
  );
  const fields = {
    ...(isBlank(draft.contextKey) ? { context_key: 'Enter a key.' } : {}),
    ...(isBlank(draft.displayName) ? { display_name: 'Enter a name.' } : {}),
    ...(isWhole(draft.maxFileSize) ? {} : { max_file_size_mb: 'Enter a whole number of MiB.' }),
    ...(isHalfRate || isOddRate
      ? { upload_rate_limit: 'Enter two whole numbers, or leave both empty.' }
      : {}),
    ...(isBlank(draft.quota) || isWhole(draft.quota)
      ? {}
      : { storage_quota_mb: 'Enter a whole number of MiB, or nothing.' }),
    ...(parseMetadata(draft.metadata) === undefined
      ? { metadata: 'Enter a JSON object, such as {"team": "billing"}.' }
      : {}),
  };
  return Object.keys(fields).length === 0 ? null : { summary: null, fields };
}

/** The object that the text is in JSON; undefined when it is something else. */
function parseMetadata(text: string): Record<string, unknown> | undefined {
  if (isBlank(text)) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return Object.fromEntries(Object.entries(value));
  } catch {
    return undefined;
  }
}

/** The draft as the API wants it. */
export function toNewContext(draft: ContextDraft): NewContext {
  return { context_key: draft.contextKey.trim(), ...rulesOf(draft) };
}

function rulesOf(draft: ContextDraft) {
  const extensions = draft.extensions.split(/[\s,]+/).filter(Boolean);
  return {
    display_name: draft.displayName.trim(),
    description: textOrNull(draft.description),
    allowed_extensions: [...new Set(extensions)],
    max_file_size_mb: Number(draft.maxFileSize),
    storage_path_template: textOrNull(draft.pathTemplate),
    reject_blank_files: draft.rejectBlank,
    reject_corrupt_files: draft.rejectCorrupt,
    ...(draft.scan === 'auto' ? {} : { scan_for_viruses: draft.scan === 'on' }),
    upload_rate_limit: isBlank(draft.maxUploads)
      ? null
      : { max_uploads: Number(draft.maxUploads), window_seconds: Number(draft.windowSeconds) },
    storage_quota_mb: isBlank(draft.quota) ? null : Number(draft.quota),
    status: draft.status,
    metadata: parseMetadata(draft.metadata) ?? {},
  };
}

/** What the draft changes of a context, so that nothing else is written over; null when that is nothing. */
export function toContextChange(before: ContextRecord, draft: ContextDraft): ContextChange | null {
  const known = new Map(Object.entries(rulesOf(draftOf(before))));
  const changed = Object.entries(rulesOf(draft)).filter(
    ([name, value]) => JSON.stringify(known.get(name)) !== JSON.stringify(value),
  );
  return changed.length === 0 ? null : Object.fromEntries(changed);
}

function textOrNull(text: string): string | null {
  return isBlank(text) ? null : text.trim();
}
