import { describe, expect, test } from 'vitest';
import { ContextRecord, CreateContextInput, UpdateContextInput } from '@/lib/contexts/schemas';
import {
  draftOf,
  EMPTY_DRAFT,
  findDraftProblem,
  toContextChange,
  toNewContext,
  type ContextDraft,
} from './context-draft';

const draft = (changes: Partial<ContextDraft> = {}): ContextDraft => ({
  ...EMPTY_DRAFT,
  contextKey: 'invoices',
  displayName: 'Invoices',
  ...changes,
});

const CONTEXT = ContextRecord.parse({
  ...{ context_id: 'ctx_1', tenant_id: 'ten_1', project_id: 'prj_1', context_key: 'invoices' },
  ...{ display_name: 'Invoices', description: 'Of customers', allowed_extensions: ['pdf', 'png'] },
  ...{ max_file_size_mb: 20, storage_path_template: '{context_key}/{year}/{file_id}' },
  ...{ reject_blank_files: true, reject_corrupt_files: false, scan_for_viruses: true },
  ...{ upload_rate_limit: { max_uploads: 5, window_seconds: 60 }, storage_quota_mb: 100 },
  ...{ storage_used_bytes: 7, status: 'active', metadata: { team: 'billing' } },
  ...{ created_at: '2026-06-15T12:00:00Z', updated_at: '2026-06-15T12:00:00Z' },
});

// Guards a context against rules that its person did not choose: they decide what is refused in production.
describe('a new context is what was chosen in the form', () => {
  test('an untouched form leaves what the API’s own defaults are', () => {
    const own = { context_key: 'invoices', display_name: 'Invoices' };
    expect(CreateContextInput.parse(toNewContext(draft()))).toEqual(CreateContextInput.parse(own));
  });

  test('every field arrives as the API parses it', () => {
    const input = toNewContext({ ...draftOf(CONTEXT), extensions: '.PDF png,\n csv' });
    expect(CreateContextInput.parse(input)).toEqual({
      ...{ context_key: 'invoices', display_name: 'Invoices', description: 'Of customers' },
      ...{ allowed_extensions: ['pdf', 'png', 'csv'], max_file_size_mb: 20 },
      storage_path_template: '{context_key}/{year}/{file_id}',
      ...{ reject_blank_files: true, reject_corrupt_files: false, scan_for_viruses: true },
      ...{ upload_rate_limit: { max_uploads: 5, window_seconds: 60 }, storage_quota_mb: 100 },
      ...{ status: 'active', metadata: { team: 'billing' } },
    });
  });
});

// Guards what somebody else changed meanwhile, and an empty change that the API refuses.
describe('an edit sends what was changed and nothing else', () => {
  test('nothing when nothing was', () => {
    expect(toContextChange(CONTEXT, draftOf(CONTEXT))).toBeNull();
  });

  test.each([
    [{ displayName: 'Bills' }, { display_name: 'Bills' }],
    [{ description: ' ' }, { description: null }],
    [{ extensions: '' }, { allowed_extensions: [] }],
    [{ maxFileSize: '4' }, { max_file_size_mb: 4 }],
    [{ pathTemplate: '' }, { storage_path_template: null }],
    [{ rejectBlank: false }, { reject_blank_files: false }],
    [{ rejectCorrupt: true }, { reject_corrupt_files: true }],
    [{ scan: 'off' }, { scan_for_viruses: false }],
    [{ maxUploads: '', windowSeconds: '' }, { upload_rate_limit: null }],
    [{ quota: '' }, { storage_quota_mb: null }],
    [{ status: 'inactive' }, { status: 'inactive' }],
    [{ metadata: '' }, { metadata: {} }],
  ] as const)('%j', (edit, change) => {
    const made = toContextChange(CONTEXT, { ...draftOf(CONTEXT), ...edit });
    expect(made).toEqual(change);
    expect(() => UpdateContextInput.parse(made)).not.toThrow();
  });
});

describe('what no number and no object is, is told before anything is sent', () => {
  test.each([
    [{ contextKey: ' ' }, 'context_key'],
    [{ displayName: '' }, 'display_name'],
    [{ maxFileSize: 'ten' }, 'max_file_size_mb'],
    [{ maxFileSize: '' }, 'max_file_size_mb'],
    [{ maxUploads: '5' }, 'upload_rate_limit'],
    [{ maxUploads: '5', windowSeconds: 'a minute' }, 'upload_rate_limit'],
    [{ quota: '1.5' }, 'storage_quota_mb'],
    [{ metadata: '[1]' }, 'metadata'],
    [{ metadata: '{"a":' }, 'metadata'],
    [{ metadata: 'null' }, 'metadata'],
  ] as const)('%j', (edit, field) => {
    expect(Object.keys(findDraftProblem(draft(edit))?.fields ?? {})).toEqual([field]);
  });

  test('a whole draft has no problem', () => {
    expect(findDraftProblem(draft())).toBeNull();
    expect(findDraftProblem(draftOf(CONTEXT))).toBeNull();
  });
});
