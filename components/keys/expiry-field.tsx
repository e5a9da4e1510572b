'use client';

import { useNow } from '@/components/ui/clock';
import { Field } from '@/components/ui/field';
import { FieldGroup } from '@/components/ui/field-group';
import { Input } from '@/components/ui/input';
import { Segments } from '@/components/ui/segments';
import { Time } from '@/components/ui/time';
import { expiresInDays, type Draft, type Expiry } from './draft';

type ExpiryFieldProps = {
  draft: Draft;
  error: string | undefined;
  onChange: (change: Partial<Draft>) => void;
};

const CHOICES: readonly { value: Expiry; label: string }[] = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: '365 days' },
  { value: 'custom', label: 'Custom' },
  { value: 'never', label: 'Never' },
];

const DAY_MS = 24 * 60 * 60 * 1000;

/** How long the key works, with the date that results. */
export function ExpiryField({ draft, error, onChange }: ExpiryFieldProps) {
  const now = useNow();
  const days = expiresInDays(draft);
  const isCustom = draft.expiry === 'custom';
  return (
    <FieldGroup
      label="Expires after"
      error={isCustom ? undefined : error}
      hint={days === undefined ? undefined : <ExpiryHint days={days} now={now} />}
    >
      <Segments
        value={draft.expiry}
        options={CHOICES}
        onChange={(expiry) => onChange({ expiry })}
      />
      {isCustom ? (
        <Field label="Days, 1 to 365" error={error}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              autoComplete="off"
              className="max-w-32"
              value={draft.customDays}
              onChange={(event) => onChange({ customDays: event.target.value })}
            />
          )}
        </Field>
      ) : null}
    </FieldGroup>
  );
}

function ExpiryHint({ days, now }: { days: number | null; now: number }) {
  if (days === null) return 'It works until you revoke it.';
  return (
    <>
      It stops working on <Time at={new Date(now + days * DAY_MS).toISOString()} format="date" />.
    </>
  );
}
