'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { NO_PROBLEM, toFormProblem, type FormProblem } from '@/components/form/form-problem';
import { useSubmission } from '@/components/ui/use-submission';
import { guardAgainstLeaving } from '@/components/ui/leave-guard';
import type { CreatedKey } from '@/lib/keys/schemas';
import {
  DRAFT_FIELDS,
  EMPTY_DRAFT,
  findDraftProblem,
  toNewKey,
  withoutEdited,
  type Draft,
} from './draft';
import { useCreateKey } from './use-keys';

/**
 * Creating a key from the empty draft to "I have saved it". The secret lives in this state alone, from the answer until it is saved
 * or given up; meanwhile the page cannot be left unasked.
 */
export function useKeyCreation(projectId: string) {
  const [isOpen, setIsOpen] = useState(false);
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT);
  const [problem, setProblem] = useState(NO_PROBLEM);
  const [edited, setEdited] = useState<readonly string[]>([]);
  const [created, setCreated] = useState<{ key: CreatedKey; unguard: () => void } | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const { isPending, submit } = useSubmission();
  const createKey = useCreateKey(projectId);
  const router = useRouter();

  async function send() {
    const unguard = guardAgainstLeaving(() => setIsAsking(true));
    try {
      setCreated({ key: await createKey(toNewKey(draft)), unguard });
      setIsAsking(false);
      router.refresh();
    } catch (error) {
      unguard();
      show(toFormProblem(error, DRAFT_FIELDS));
    }
    // Closed while the request ran: what came of it appears all the same.
    setIsOpen(true);
  }

  function change(part: Partial<Draft>) {
    setDraft((before) => ({ ...before, ...part }));
    setEdited((before) => [...before, ...Object.keys(part)]);
  }

  function show(found: FormProblem) {
    setProblem(found);
    setEdited([]);
  }

  function create() {
    const found = findDraftProblem(draft);
    show(found ?? NO_PROBLEM);
    if (found === null) void submit(send);
  }

  function reset() {
    setDraft(EMPTY_DRAFT);
    show(NO_PROBLEM);
  }

  function finish() {
    created?.unguard();
    setCreated(null);
    setIsAsking(false);
    setIsOpen(false);
    reset();
  }

  /** Esc, a click outside, the close button. */
  function close() {
    if (created !== null) return setIsAsking(true);
    setIsOpen(false);
    if (!isPending) reset();
  }
  return {
    isOpen,
    open: () => setIsOpen(true),
    close,
    draft,
    change,
    problem,
    shownProblem: withoutEdited(problem, edited),
    isPending,
    create,
    created: created?.key ?? null,
    isAsking: isAsking && created !== null,
    keepOpen: () => setIsAsking(false),
    finish,
  };
}
