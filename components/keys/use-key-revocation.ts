'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useToast } from '@/components/ui/toast';
import type { KeyRecord } from '@/lib/keys/schemas';
import { isSameView, type KeysView } from './keys-view';
import { useRevokeKey } from './use-keys';

type Revoked = { view: KeysView; keys: readonly KeyRecord[] };
type Question = { apiKey: KeyRecord; isOpen: boolean; nth: number };

/** Which key is asked about, and which were revoked here: those stay in sight although the list no longer holds them. */
export function useKeyRevocation(projectId: string, view: KeysView) {
  const [question, setQuestion] = useState<Question | null>(null);
  const [revoked, setRevoked] = useState<Revoked>({ view, keys: [] });
  const revokeKey = useRevokeKey(projectId);
  const showToast = useToast();
  const router = useRouter();

  // Another page, or the list of the ended: they have left the sight.
  if (!isSameView(revoked.view, view)) setRevoked({ view, keys: [] });

  const close = () => setQuestion((asked) => asked && { ...asked, isOpen: false });

  async function revoke(apiKey: KeyRecord, reason: string | null) {
    const record = await revokeKey(apiKey, reason);
    setRevoked((before) => ({ view, keys: [...before.keys, record] }));
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
    revoked: revoked.keys,
  };
}
