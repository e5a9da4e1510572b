'use client';

import { useId, useState, type FormEvent } from 'react';
import { textOf } from '@/components/form/form-text';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { useNow } from '@/components/ui/clock';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { KeyRecord } from '@/lib/keys/schemas';
import { BULK_WORDS, countOfKeys, whyNot, type BulkAction } from './bulk-actions';
import { BulkKeyList } from './bulk-key-list';
import { BulkSummary } from './bulk-summary';
import { isBusy } from './key-condition';
import { useBulkRun } from './use-bulk-run';

type BulkDialogProps = {
  action: BulkAction;
  keys: readonly KeyRecord[];
  isOpen: boolean;
  onClose: () => void;
  /** Resolves once the server has confirmed this key's change; throws ApiError. */
  onChange: (action: BulkAction, apiKey: KeyRecord, reason: string | null) => Promise<void>;
  /** Called when the last of them is through. */
  onFinish: () => Promise<void>;
  focusAfter: () => HTMLElement | null;
};

/** Changes several keys: which ones, then what came of each. Those that failed can be tried again. */
export function BulkDialog(props: BulkDialogProps) {
  const { action, keys, isOpen, onClose, onChange, onFinish, focusAfter } = props;
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const [hasMistyped, setHasMistyped] = useState(false);
  const { outcomes, isPending, run } = useBulkRun({
    change: (apiKey, why) => onChange(action, apiKey, why),
    onFinish,
  });
  const now = useNow();
  const formId = useId();
  const { verb, explanation } = BULK_WORDS[action];

  const due = keys.filter(
    (key) =>
      whyNot(action, key) === null &&
      !unticked.has(key.api_key_id) &&
      outcomes.get(key.api_key_id)?.state !== 'done',
  );
  const phrase = `revoke ${countOfKeys(due.length)}`;
  const isPhraseAsked =
    action === 'revoke' && outcomes.size === 0 && due.some((key) => isBusy(key, now));

  function tick({ api_key_id: id }: KeyRecord, isTicked: boolean) {
    setUnticked(
      (before) => new Set(isTicked ? [...before].filter((each) => each !== id) : [...before, id]),
    );
  }
  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const isMistyped = isPhraseAsked && textOf(data, 'typed').trim() !== phrase;
    setHasMistyped(isMistyped);
    if (isMistyped) return;
    // Asked for once: another try gives the same.
    const given = data.has('reason') ? textOf(data, 'reason').trim() : reason;
    setReason(given);
    void run(due, given === '' ? null : given);
  }
  const count = outcomes.size === 0 ? due.length : keys.length;
  return (
    <AlertDialog
      isOpen={isOpen}
      onClose={() => (isPending ? undefined : onClose())}
      title={`${verb} ${countOfKeys(count)}`}
      description={explanation}
      cancelLabel={outcomes.size > 0 && !isPending ? 'Close' : 'Cancel'}
      focusAfter={focusAfter}
      action={
        due.length === 0 && outcomes.size > 0 && !isPending ? null : (
          <Button
            type="submit"
            form={formId}
            variant={action === 'revoke' ? 'danger' : 'primary'}
            isPending={isPending}
            isUnavailable={due.length === 0}
          >
            {outcomes.size > 0 && !isPending ? 'Try again' : verb} {countOfKeys(due.length)}
          </Button>
        )
      }
    >
      <BulkSummary action={action} outcomes={outcomes} isPending={isPending} />
      <BulkKeyList
        action={action}
        keys={keys}
        unticked={unticked}
        outcomes={outcomes}
        onTick={tick}
      />
      <form id={formId} noValidate onSubmit={handleSubmit} className="grid gap-4 empty:hidden">
        {isPhraseAsked ? (
          <Field
            label={`Type “${phrase}” to confirm`}
            hint="Live keys among them were used in the last 24 hours."
            error={hasMistyped ? `Type ${phrase} to confirm.` : undefined}
          >
            {(control) => <Input {...control} name="typed" autoComplete="off" />}
          </Field>
        ) : null}
        {action === 'revoke' && outcomes.size === 0 ? (
          <Field label="Reason (optional)" hint="Kept with the keys, for your team.">
            {(control) => <Input {...control} name="reason" maxLength={500} autoComplete="off" />}
          </Field>
        ) : null}
      </form>
    </AlertDialog>
  );
}
