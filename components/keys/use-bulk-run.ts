'use client';

import { useState } from 'react';
import { toFormProblem } from '@/components/form/form-problem';
import { useSubmission } from '@/components/ui/use-submission';
import type { KeyRecord } from '@/lib/keys/schemas';

/** What came of one key's change. */
export type Outcome =
  { state: 'running' } | { state: 'done' } | { state: 'failed'; reason: string };

type BulkRunOptions = {
  /** Throws ApiError. */
  change: (apiKey: KeyRecord, reason: string | null) => Promise<void>;
  onFinish: () => Promise<void>;
};

/** Changes several keys one after the other, and keeps what came of each: one that fails does not stop the rest. */
export function useBulkRun({ change, onFinish }: BulkRunOptions) {
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const { isPending, submit } = useSubmission();
  const note = ({ api_key_id: id }: KeyRecord, outcome: Outcome) =>
    setOutcomes((before) => new Map(before).set(id, outcome));

  async function changeOne(apiKey: KeyRecord, reason: string | null) {
    note(apiKey, { state: 'running' });
    try {
      await change(apiKey, reason);
      note(apiKey, { state: 'done' });
    } catch (error) {
      note(apiKey, { state: 'failed', reason: toFormProblem(error, []).summary ?? '' });
    }
  }
  return {
    outcomes,
    isPending,
    run: (keys: readonly KeyRecord[], reason: string | null) =>
      submit(async () => {
        for (const apiKey of keys) await changeOne(apiKey, reason);
        await onFinish();
      }),
  };
}
