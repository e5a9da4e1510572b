import type { Environment } from '@/lib/auth/principal';
import { SCOPES, type Scope } from '@/lib/auth/scopes';
import { STATUSES, SORTS, type Sort, type Status } from './keys-view';

type Choice<T extends string> = { value: T; label: string };

/** What a filter is set to when it lets everything through. */
export const ANY = 'any';

export const ENVIRONMENT_CHOICES: readonly Choice<Environment | typeof ANY>[] = [
  { value: ANY, label: 'Any environment' },
  { value: 'live', label: 'Live' },
  { value: 'test', label: 'Test' },
];

const STATUS_LABELS: Record<Status, string> = {
  active: 'Active',
  disabled: 'Disabled',
  expired: 'Expired',
  revoked: 'Revoked',
};

export const STATUS_CHOICES: readonly Choice<Status | typeof ANY>[] = [
  { value: ANY, label: 'Any status' },
  ...STATUSES.map((value) => ({ value, label: STATUS_LABELS[value] })),
];

export const SCOPE_CHOICES: readonly Choice<Scope | typeof ANY>[] = [
  { value: ANY, label: 'Any scope' },
  ...SCOPES.map((value) => ({ value, label: value })),
];

const SORT_LABELS: Record<Sort, string> = {
  '-created_at': 'Newest first',
  created_at: 'Oldest first',
  name: 'By name',
  last_used_at: 'Last used first',
  expires_at: 'Expiring first',
};

export const SORT_CHOICES: readonly Choice<Sort>[] = SORTS.map((value) => ({
  value,
  label: SORT_LABELS[value],
}));
