'use client';

import { useState, type FormEvent } from 'react';
import { NO_PROBLEM, toFormProblem } from '@/components/form/form-problem';
import { Button } from '@/components/ui/button';
import { useNow } from '@/components/ui/clock';
import { DialogFooter } from '@/components/ui/dialog-footer';
import { FieldGroup } from '@/components/ui/field-group';
import { Notice } from '@/components/ui/notice';
import { Segments } from '@/components/ui/segments';
import { Time } from '@/components/ui/time';
import { useSubmission } from '@/components/ui/use-submission';
import type { KeyRecord } from '@/lib/keys/schemas';
import { CarriedOver } from './carried-over';
import { GRACES, oldKeyEnd, USUAL_GRACE, type Grace } from './rotate-terms';

type RotateKeyFormProps = {
  apiKey: KeyRecord;
  onCancel: () => void;
  /** Resolves once the new key is there; throws ApiError. */
  onRotate: (apiKey: KeyRecord, graceSeconds: number) => Promise<void>;
};

/** What the new key takes over, and for how long the old one goes on working. */
export function RotateKeyForm({ apiKey, onCancel, onRotate }: RotateKeyFormProps) {
  const [grace, setGrace] = useState<Grace>(USUAL_GRACE);
  const [problem, setProblem] = useState(NO_PROBLEM);
  const { isPending, submit } = useSubmission();

  async function rotate() {
    setProblem(NO_PROBLEM);
    try {
      await onRotate(apiKey, Number(grace));
    } catch (error) {
      setProblem(toFormProblem(error, []));
    }
  }
  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    void submit(rotate);
  }
  return (
    <form noValidate onSubmit={handleSubmit} className="grid gap-5">
      {problem.summary ? (
        <Notice tone="error">The key was not rotated. {problem.summary}</Notice>
      ) : null}
      <FieldGroup label="The old key ends" hint={<GraceHint apiKey={apiKey} grace={grace} />}>
        <Segments value={grace} options={GRACES} onChange={setGrace} />
      </FieldGroup>
      <CarriedOver apiKey={apiKey} />
      <DialogFooter>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" isPending={isPending}>
          Rotate key
        </Button>
      </DialogFooter>
    </form>
  );
}

function GraceHint({ apiKey, grace }: { apiKey: KeyRecord; grace: Grace }) {
  const { at, isByOwnExpiry } = oldKeyEnd(apiKey, grace, useNow());
  if (grace === '0') return 'What still uses it is refused at once.';
  return (
    <>
      Both keys work until <Time at={new Date(at).toISOString()} format="moment" />
      {isByOwnExpiry ? ', when the old one expires anyway.' : '.'}
    </>
  );
}
