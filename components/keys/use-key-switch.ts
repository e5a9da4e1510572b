'use client';

import { useRef, useState } from 'react';
import { toFormProblem } from '@/components/form/form-problem';
import { useToast } from '@/components/ui/toast';
import type { KeyRecord } from '@/lib/keys/schemas';
import { useSetKeyStatus, type KeySwitch } from './use-keys';

const DONE = { active: 'enabled', disabled: 'disabled' };

/** Disabling and enabling without a question: shown at once, taken back when it fails, and with Undo once the server has confirmed. */
export function useKeySwitch(projectId: string) {
  const setStatus = useSetKeyStatus(projectId);
  const showToast = useToast();
  const [failure, setFailure] = useState<string | null>(null);
  const running = useRef(new Set<string>());
  const [runningIds, setRunningIds] = useState<ReadonlySet<string>>(new Set());

  async function turn(apiKey: KeyRecord, status: KeySwitch): Promise<void> {
    const { api_key_id: id, name } = apiKey;
    if (running.current.has(id)) return;
    running.current.add(id);
    setRunningIds(new Set(running.current));
    setFailure(null);
    try {
      const changed = await setStatus(apiKey, status);
      const back = status === 'active' ? 'disabled' : 'active';
      const undo = { label: 'Undo', onAction: () => void turn(changed, back) };
      showToast(`Key ${name} is ${DONE[status]}.`, undo);
    } catch (error) {
      setFailure(`Key ${name} was not ${DONE[status]}. ${toFormProblem(error, []).summary}`);
    } finally {
      running.current.delete(id);
      setRunningIds(new Set(running.current));
    }
  }
  return {
    runningIds,
    failure,
    dismissFailure: () => setFailure(null),
    turn: (apiKey: KeyRecord) =>
      void turn(apiKey, apiKey.status === 'disabled' ? 'active' : 'disabled'),
  };
}
