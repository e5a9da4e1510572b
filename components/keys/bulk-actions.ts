import type { KeyRecord } from '@/lib/keys/schemas';
import { hasEnded } from './key-condition';

export type BulkAction = 'disable' | 'enable' | 'revoke';

/** The words of each change of several keys. */
export const BULK_WORDS: Record<BulkAction, { verb: string; done: string; explanation: string }> = {
  disable: {
    verb: 'Disable',
    done: 'disabled',
    explanation: 'Requests with these keys are refused until you enable them again.',
  },
  enable: {
    verb: 'Enable',
    done: 'enabled',
    explanation: 'Requests with these keys are accepted again.',
  },
  revoke: {
    verb: 'Revoke',
    done: 'revoked',
    explanation: 'Requests with these keys are refused from now on. This cannot be undone.',
  },
};

/** Why the change has nothing to do for this key; null when it has. */
export function whyNot(action: BulkAction, key: KeyRecord): string | null {
  if (hasEnded(key)) return `It is ${key.status}, which is final.`;
  if (action === 'disable' && key.status === 'disabled') return 'It is disabled already.';
  if (action === 'enable' && key.status === 'active') return 'It is active already.';
  return null;
}

export function countOfKeys(count: number): string {
  return count === 1 ? '1 key' : `${count} keys`;
}
