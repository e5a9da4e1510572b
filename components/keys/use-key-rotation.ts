'use client';

import { useRouter } from 'next/navigation';
import type { KeyRecord } from '@/lib/keys/schemas';
import { useDialogSubject } from '@/components/ui/use-dialog-subject';
import { useKeyReveal } from './use-key-reveal';
import { useRotateKey } from './use-keys';

/** Replacing a key, from the question to "I have saved it". */
export function useKeyRotation(projectId: string) {
  const { subject, ask, close, reopen } = useDialogSubject<KeyRecord>();
  const { reveal, forget, ...revealed } = useKeyReveal();
  const rotateKey = useRotateKey(projectId);
  const router = useRouter();

  /** @throws ApiError */
  async function rotate(apiKey: KeyRecord, graceSeconds: number) {
    try {
      await reveal(() => rotateKey(apiKey, graceSeconds));
    } finally {
      // Closed while the request ran: what came of it appears all the same.
      reopen();
    }
  }
  return {
    ...revealed,
    question: subject,
    ask,
    rotate,
    /** Esc, a click outside, the close button. */
    close: () => (revealed.created === null ? close() : revealed.ask()),
    finish: () => {
      forget();
      close();
      // Not while the secret is shown: a session that has ended would lead away from it.
      router.refresh();
    },
  };
}
