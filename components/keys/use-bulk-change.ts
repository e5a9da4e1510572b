'use client';

import { useRouter } from 'next/navigation';
import type { KeyRecord } from '@/lib/keys/schemas';
import type { BulkAction } from './bulk-actions';
import { useDialogSubject } from '@/components/ui/use-dialog-subject';
import { useKeyChanges } from './use-keys';

type BulkQuestion = { action: BulkAction; keys: readonly KeyRecord[] };

/** Which keys are to be changed together, and how; `onEnded` gets each record once the server has confirmed that it ended. */
export function useBulkChange(projectId: string, onEnded: (record: KeyRecord) => void) {
  const { subject, ask, close } = useDialogSubject<BulkQuestion>();
  const { revokeKey, setKeyStatus, renew } = useKeyChanges(projectId);
  const router = useRouter();

  /** @throws ApiError */
  async function change(action: BulkAction, apiKey: KeyRecord, reason: string | null) {
    if (action === 'revoke') onEnded(await revokeKey(apiKey, reason));
    else await setKeyStatus(apiKey, action === 'disable' ? 'disabled' : 'active');
  }
  async function finish() {
    await renew();
    router.refresh();
  }
  return { question: subject, ask: (about: BulkQuestion) => ask(about), close, change, finish };
}
