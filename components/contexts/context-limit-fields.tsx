'use client';

import { Field } from '@/components/ui/field';
import { FieldGroup } from '@/components/ui/field-group';
import { CONTROL } from '@/components/ui/input';
import { Segments } from '@/components/ui/segments';
import type { FieldsProps } from './context-form-fields';
import { DraftInput } from './draft-input';

/** How much and how often. */
export function LimitFields({ draft, problem, onChange }: FieldsProps) {
  const { fields } = problem;
  const rateError = fields['upload_rate_limit'];
  const invalid = rateError === undefined ? undefined : true;
  return (
    <>
      <FieldGroup
        label="Upload rate limit"
        hint="Over all keys. Both empty: no limit of its own."
        error={rateError}
      >
        <div className="flex flex-wrap items-center gap-2">
          <DraftInput
            aria-label="Uploads"
            aria-invalid={invalid}
            inputMode="numeric"
            className="max-w-24"
            value={draft.maxUploads}
            onType={(maxUploads) => onChange({ maxUploads })}
          />
          uploads in
          <DraftInput
            aria-label="Seconds"
            aria-invalid={invalid}
            inputMode="numeric"
            className="max-w-24"
            value={draft.windowSeconds}
            onType={(windowSeconds) => onChange({ windowSeconds })}
          />
          seconds
        </div>
      </FieldGroup>
      <Field
        label="Storage quota, in MiB"
        hint="For live files. Empty: your plan’s storage is the only limit."
        error={fields['storage_quota_mb']}
      >
        {(control) => (
          <DraftInput
            {...control}
            inputMode="numeric"
            className="max-w-32"
            value={draft.quota}
            onType={(quota) => onChange({ quota })}
          />
        )}
      </Field>
    </>
  );
}

/** Where files lie, whether the context takes any, and what its people noted. */
export function OtherFields({ draft, problem, onChange }: FieldsProps) {
  const { fields } = problem;
  return (
    <>
      <Field
        label="Storage path template"
        hint="May use {context_key} {year} {month} {day} {file_id}. Empty: the standard path."
        error={fields['storage_path_template']}
      >
        {(control) => (
          <DraftInput
            {...control}
            isCode
            value={draft.pathTemplate}
            onType={(pathTemplate) => onChange({ pathTemplate })}
          />
        )}
      </Field>
      <Field label="Metadata" hint="A JSON object, for your programs." error={fields['metadata']}>
        {(control) => (
          <textarea
            {...control}
            rows={3}
            spellCheck={false}
            autoComplete="off"
            value={draft.metadata}
            onChange={(event) => onChange({ metadata: event.target.value })}
            className={`${CONTROL} field-sizing-content min-h-18 resize-none py-2 font-mono text-[0.8125rem] max-sm:text-base`}
          />
        )}
      </Field>
      <FieldGroup
        label="Status"
        hint={
          draft.status === 'active' ? 'It takes uploads.' : 'It refuses uploads. Its files stay.'
        }
        error={fields['status']}
      >
        <Segments
          value={draft.status}
          options={[
            { value: 'active', label: 'Active' },
            { value: 'inactive', label: 'Inactive' },
          ]}
          onChange={(status) => onChange({ status })}
        />
      </FieldGroup>
    </>
  );
}
