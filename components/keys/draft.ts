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
  contexts: string;
  note: string;
};

export const EMPTY_DRAFT: Draft = {
  name: '',
  environment: 'test',
  scopes: [],
  expiry: '90',
  customDays: '',
  contexts: '',
  note: '',
};

/** The field of the API that each part of the draft ends up in, as its errors name it. */
const FIELD_OF: Record<keyof Draft, keyof NewKey> = {
  name: 'name',
  environment: 'environment',
  scopes: 'scopes',
  expiry: 'expires_in_days',
  customDays: 'expires_in_days',
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
    ...(draft.name.trim() === '' ? { name: 'Enter a name.' } : {}),
    ...(draft.scopes.length === 0 ? { scopes: 'Choose at least one scope.' } : {}),
    ...(expiresInDays(draft) === undefined
      ? { expires_in_days: `Enter a whole number of days from 1 to ${MAX_DAYS}.` }
      : {}),
  };
  return Object.keys(fields).length === 0 ? null : { summary: null, fields };
}

/** The draft as the API wants it; names are trimmed, contexts may be parted by commas or blanks. */
export function toNewKey(draft: Draft): NewKey {
  const contexts = draft.contexts.split(/[\s,]+/).filter(Boolean);
  const note = draft.note.trim();
  return {
    name: draft.name.trim(),
    environment: draft.environment,
    scopes: [...draft.scopes],
    expires_in_days: expiresInDays(draft) ?? null,
    ...(contexts.length === 0 ? {} : { contexts: [...new Set(contexts)] }),
    ...(note === '' ? {} : { metadata: { note } }),
  };
}
