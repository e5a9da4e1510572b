'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { NO_PROBLEM, toFormProblem, type FormProblem } from '@/components/form/form-problem';
import { useSubmission } from '@/components/ui/use-submission';
import {
  DRAFT_FIELDS,
  EMPTY_DRAFT,
  findDraftProblem,
  toNewKey,
  withoutEdited,
  type Draft,
} from './draft';
import { useKeyReveal } from './use-key-reveal';
import { useCreateKey } from './use-keys';

/** Creating a key from the empty draft to "I have saved it". */
export function useKeyCreation(projectId: string) {
  const [isOpen, setIsOpen] = useState(false);
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT);
  const [problem, setProblem] = useState(NO_PROBLEM);
  const [edited, setEdited] = useState<readonly string[]>([]);
  const { reveal, forget, ...revealed } = useKeyReveal();
  const { isPending, submit } = useSubmission();
  const createKey = useCreateKey(projectId);
  const router = useRouter();

  async function send() {
    try {
      await reveal(() => createKey(toNewKey(draft)));
    } catch (error) {
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
    forget();
    setIsOpen(false);
    reset();
    // Not while the secret is shown: a session that has ended would lead away from it.
    router.refresh();
  }

  /** Esc, a click outside, the close button. */
  function close() {
    if (revealed.created !== null) return revealed.ask();
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
    created: revealed.created,
    isAsking: revealed.isAsking,
    keepOpen: revealed.keepOpen,
    finish,
  };
}
