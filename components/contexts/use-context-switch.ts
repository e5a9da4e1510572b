'use client';

import { toFormProblem } from '@/components/form/form-problem';
import { useToast } from '@/components/ui/toast';
import { useRunning } from '@/components/ui/use-running';
import type { ContextRecord } from '@/lib/contexts/schemas';
import { useSetContextStatus } from './use-contexts';

const DONE = { active: 'activated', inactive: 'deactivated' };

/** Deactivating and activating without a question: shown at once, taken back when it fails, and with Undo once the server has confirmed. */
export function useContextSwitch(projectId: string) {
  const setStatus = useSetContextStatus(projectId);
  const showToast = useToast();
  const { runningIds, failure, dismissFailure, run } = useRunning();

  function turn(context: ContextRecord): void {
    const { context_id: id, display_name: name, status: before } = context;
    const status = before === 'active' ? 'inactive' : 'active';
    void run(id, async () => {
      try {
        const changed = await setStatus(context, status);
        const undo = { label: 'Undo', onAction: () => turn(changed) };
        showToast(`Context ${name} is ${DONE[status]}.`, undo);
        return null;
      } catch (error) {
        return `Context ${name} was not ${DONE[status]}. ${toFormProblem(error, []).summary}`;
      }
    });
  }
  return { runningIds, failure, dismissFailure, turn };
}
