import { withoutEdited as withoutFields, type FormProblem } from '@/components/form/form-problem';
import type { Environment } from '@/lib/auth/principal';
import type { Scope } from '@/lib/auth/scopes';
import type { CreateKeyInput } from '@/lib/keys/schemas';
import type { z } from 'zod';

/** A new key on the wire. */
export type NewKey = z.input<typeof CreateKeyInput>;

export const EXPIRIES = ['7', '30', '90', '365', 'custom', 'never'] as const;
export type Expiry = (typeof EXPIRIES)[number];

/** What the create form holds, as it was typed. */
export type Draft = {
  name: string;
  environment: Environment;
  scopes: readonly Scope[];
  expiry: Expiry;
  customDays: string;
  /** Whether it may use some contexts only. */
  isLimited: boolean;
  contexts: readonly string[];
  note: string;
};

export const EMPTY_DRAFT: Draft = {
  name: '',
  environment: 'test',
  scopes: [],
  expiry: '90',
  customDays: '',
  isLimited: false,
  contexts: [],
  note: '',
};

/** The field of the API that each part of the draft ends up in, as its errors name it. */
const FIELD_OF: Record<keyof Draft, keyof NewKey> = {
  name: 'name',
  environment: 'environment',
  scopes: 'scopes',
  expiry: 'expires_in_days',
  customDays: 'expires_in_days',
  isLimited: 'contexts',
  contexts: 'contexts',
  note: 'metadata',
};

export const DRAFT_FIELDS: readonly string[] = Object.values(FIELD_OF);

const MAX_DAYS = 365;

/** The problem without what was said of the parts that were edited since. */
export function withoutEdited(problem: FormProblem, edited: readonly string[]): FormProblem {
  return withoutFields(problem, edited, FIELD_OF);
}

/** Days until the key expires, null for never, undefined while the custom number is not one from 1 to 365. */
export function expiresInDays({ expiry, customDays }: Draft): number | null | undefined {
  if (expiry === 'never') return null;
  const text = expiry === 'custom' ? customDays.trim() : expiry;
  const days = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return days >= 1 && days <= MAX_DAYS ? days : undefined;
}

/** What can be said before asking the server; null when nothing is wrong. */
export function findDraftProblem(draft: Draft): FormProblem | null {
  const fields = {
    ...grantProblems(draft),
    ...(expiresInDays(draft) === undefined
      ? { expires_in_days: `Enter a whole number of days from 1 to ${MAX_DAYS}.` }
      : {}),
  };
  return Object.keys(fields).length === 0 ? null : { summary: null, fields };
}

type Grant = Pick<Draft, 'name' | 'scopes' | 'isLimited' | 'contexts'>;

/** What is missing of a key's name and of what it may do, by the API's fields. */
export function grantProblems({ name, scopes, isLimited, contexts }: Grant): FormProblem['fields'] {
  return {
    ...(name.trim() === '' ? { name: 'Enter a name.' } : {}),
    ...(scopes.length === 0 ? { scopes: 'Choose at least one scope.' } : {}),
    ...(isLimited && contexts.length === 0 ? { contexts: 'Choose at least one context.' } : {}),
  };
}

/** The contexts as the API wants them: none stands for every context. */
export function contextsOf({ isLimited, contexts }: Grant): string[] {
  return isLimited ? [...contexts] : [];
}

/** The draft as the API wants it, its texts trimmed. */
export function toNewKey(draft: Draft): NewKey {
  const contexts = contextsOf(draft);
  const note = draft.note.trim();
  return {
    name: draft.name.trim(),
    environment: draft.environment,
    scopes: [...draft.scopes],
    expires_in_days: expiresInDays(draft) ?? null,
    ...(contexts.length === 0 ? {} : { contexts }),
    ...(note === '' ? {} : { metadata: { note } }),
  };
}
