import { ENVIRONMENTS, TIERS } from '@/lib/auth/principal';
import { SCOPES } from '@/lib/auth/scopes';
import { KEY_STATUS_FILTERS } from '@/lib/keys/schemas';
import { UsageError } from './usage-error';

type Value = {
  /** How the usage text writes it. */
  shows: string;
  /** From what was typed to what the verb's schema parses. */
  read: (typed: string, name: string) => unknown;
  /** It is given or not, and has no value. */
  isFlag?: true;
};

/** What a flag that is given counts as. */
export const GIVEN = 'given';

const word = (typed: string) => typed;
const list = (typed: string) => typed.split(',').map((part) => part.trim());

function wholeNumber(typed: string, name: string): number {
  if (/^\d{1,9}$/.test(typed)) return Number(typed);
  throw new UsageError(`--${name} must be a whole number`);
}

/** Every value that some command takes. As an option, or by its place behind the command. */
export const VALUES = {
  project: { shows: 'prj_…', read: word },
  tenant: { shows: 'ten_…', read: word },
  key: { shows: 'key_…', read: word },
  name: { shows: 'TEXT', read: word },
  scopes: { shows: SCOPES.join(','), read: list },
  environment: { shows: ENVIRONMENTS.join('|'), read: word },
  'expires-in-days': { shows: 'N', read: wholeNumber },
  contexts: { shows: 'a,b', read: list },
  status: { shows: KEY_STATUS_FILTERS.join('|'), read: word },
  q: { shows: 'TEXT', read: word },
  reason: { shows: 'TEXT', read: word },
  'grace-seconds': { shows: 'N', read: wholeNumber },
  tier: { shows: TIERS.join('|'), read: word },
  repair: { shows: '', read: () => true, isFlag: true as const },
} satisfies Record<string, Value>;

export type ValueName = keyof typeof VALUES;

export function isFlag(name: ValueName): boolean {
  return 'isFlag' in VALUES[name];
}
