'use client';

import type { FormProblem } from '@/components/form/form-problem';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { FieldGroup } from '@/components/ui/field-group';
import { Segments } from '@/components/ui/segments';
import type { ContextDraft, Scan } from './context-draft';
import { DraftInput } from './draft-input';

export type FieldsProps = {
  draft: ContextDraft;
  problem: FormProblem;
  /** The context that is edited has its key for good. */
  isNew: boolean;
  onChange: (change: Partial<ContextDraft>) => void;
};

/** What a context is called. */
export function NameFields({ draft, problem, isNew, onChange }: FieldsProps) {
  const { fields } = problem;
  return (
    <>
      <Field label="Name" error={fields['display_name']}>
        {(control) => (
          <DraftInput
            {...control}
            value={draft.displayName}
            onType={(displayName) => onChange({ displayName })}
            maxLength={255}
          />
        )}
      </Field>
      <Field
        label="Key"
        hint={
          isNew
            ? 'What uploads name it by, for good: small letters, digits and _.'
            : 'What uploads name it by. It never changes.'
        }
        error={fields['context_key']}
      >
        {(control) => (
          <DraftInput
            {...control}
            isCode
            readOnly={!isNew}
            value={draft.contextKey}
            onType={(contextKey) => onChange({ contextKey })}
            maxLength={100}
          />
        )}
      </Field>
      <Field label="Description" hint="Optional." error={fields['description']}>
        {(control) => (
          <DraftInput
            {...control}
            value={draft.description}
            onType={(description) => onChange({ description })}
            maxLength={1000}
          />
        )}
      </Field>
    </>
  );
}

/** Which files it takes. */
export function RuleFields({ draft, problem, onChange }: FieldsProps) {
  const { fields } = problem;
  return (
    <>
      <Field
        label="Allowed extensions"
        hint="With commas between, such as pdf, png. Empty: files of every kind."
        error={fields['allowed_extensions']}
      >
        {(control) => (
          <DraftInput
            {...control}
            isCode
            value={draft.extensions}
            onType={(extensions) => onChange({ extensions })}
          />
        )}
      </Field>
      <Field
        label="Largest file, in MiB"
        hint="1 to 500. Your plan may allow less."
        error={fields['max_file_size_mb']}
      >
        {(control) => (
          <DraftInput
            {...control}
            inputMode="numeric"
            className="max-w-32"
            value={draft.maxFileSize}
            onType={(maxFileSize) => onChange({ maxFileSize })}
          />
        )}
      </Field>
    </>
  );
}

const SCANS: readonly { value: Scan; label: string }[] = [
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
];
const AUTO = { value: 'auto', label: 'Automatic' } as const;

const SCAN_HINTS: Record<Scan, string> = {
  auto: 'On where this server has a scanner.',
  on: 'Without a scanner, every upload is refused.',
  off: 'Files are stored unscanned.',
};

/** What is checked in every file. */
export function CheckFields({ draft, problem, isNew, onChange }: FieldsProps) {
  const { fields } = problem;
  return (
    <>
      <FieldGroup
        label="Checks"
        error={fields['reject_blank_files'] ?? fields['reject_corrupt_files']}
      >
        <Checkbox
          label="Reject blank files"
          hint="Empty files, pages without content, sheets with headers only."
          isChecked={draft.rejectBlank}
          onChange={(rejectBlank) => onChange({ rejectBlank })}
        />
        <Checkbox
          label="Reject corrupt files"
          hint="Truncated files, and files that are not what their name says."
          isChecked={draft.rejectCorrupt}
          onChange={(rejectCorrupt) => onChange({ rejectCorrupt })}
        />
      </FieldGroup>
      <FieldGroup
        label="Scan for viruses"
        hint={SCAN_HINTS[draft.scan]}
        error={fields['scan_for_viruses']}
      >
        <Segments
          value={draft.scan}
          options={isNew ? [AUTO, ...SCANS] : SCANS}
          onChange={(scan) => onChange({ scan })}
        />
      </FieldGroup>
    </>
  );
}
