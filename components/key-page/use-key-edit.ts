'use client';

import { useRouter } from 'next/navigation';
import { toKeyChange, type EditDraft } from '@/components/keys/edit-draft';
import { useUpdateKey } from '@/components/keys/use-keys';
import { useToast } from '@/components/ui/toast';
import { useDialogSubject } from '@/components/ui/use-dialog-subject';
import type { KeyRecord } from '@/lib/keys/schemas';

/** Which key is being edited. Saving closes the dialog once the server has confirmed; without a change nothing is sent. */
export function useKeyEdit(projectId: string) {
  const { subject, ask, close } = useDialogSubject<KeyRecord>();
  const updateKey = useUpdateKey(projectId);
  const showToast = useToast();
  const router = useRouter();

  /** @throws ApiError */
  async function save(apiKey: KeyRecord, draft: EditDraft) {
    const change = toKeyChange(apiKey, draft);
    if (change !== null) {
      const { name } = await updateKey(apiKey, change);
      showToast(`Key ${name} is changed.`);
      router.refresh();
    }
    close();
  }
  return { question: subject, ask, close, save };
}
