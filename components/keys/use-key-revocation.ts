'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useToast } from '@/components/ui/toast';
import type { KeyRecord } from '@/lib/keys/schemas';
import { useRevokeKey } from './use-keys';

type Question = { apiKey: KeyRecord; isOpen: boolean; nth: number };

/** Which key is asked about, and which were revoked here: those stay in sight although the list no longer holds them. */
export function useKeyRevocation(projectId: string) {
  const [question, setQuestion] = useState<Question | null>(null);
  const [revoked, setRevoked] = useState<readonly KeyRecord[]>([]);
  const revokeKey = useRevokeKey(projectId);
  const showToast = useToast();
  const router = useRouter();

  const close = () => setQuestion((asked) => asked && { ...asked, isOpen: false });

  async function revoke(apiKey: KeyRecord, reason: string | null) {
    const record = await revokeKey(apiKey, reason);
    setRevoked((before) => [...before, record]);
    close();
    showToast(`Key ${apiKey.name} is revoked.`);
    router.refresh();
  }
  return {
    question,
    ask: (apiKey: KeyRecord) =>
      setQuestion((asked) => ({ apiKey, isOpen: true, nth: (asked?.nth ?? 0) + 1 })),
    close,
    revoke,
    revoked,
    forget: () => setRevoked([]),
  };
}
