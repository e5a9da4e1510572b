'use client';

import { useRouter } from 'next/navigation';
import { useToast } from '@/components/ui/toast';
import type { KeyRecord } from '@/lib/keys/schemas';
import { useDialogSubject } from '@/components/ui/use-dialog-subject';
import { useRevokeKey } from './use-keys';

/** Which key is asked about; `onRevoked` gets its record once the server has confirmed. */
export function useKeyRevocation(
  projectId: string,
  onRevoked: (record: KeyRecord) => void = () => undefined,
) {
  const { subject, ask, close } = useDialogSubject<KeyRecord>();
  const revokeKey = useRevokeKey(projectId);
  const showToast = useToast();
  const router = useRouter();

  async function revoke(apiKey: KeyRecord, reason: string | null) {
    onRevoked(await revokeKey(apiKey, reason));
    close();
    showToast(`Key ${apiKey.name} is revoked.`);
    router.refresh();
  }
  return { question: subject, ask, close, revoke };
}
