import { withoutEdited as withoutFields, type FormProblem } from '@/components/form/form-problem';
import type { KeyRecord, UpdateKeyInput } from '@/lib/keys/schemas';
import type { z } from 'zod';
import { contextsOf, grantProblems, type Draft } from './draft';

/** A change of a key on the wire. */
export type KeyChange = z.input<typeof UpdateKeyInput>;

/** What of a key can be edited, as it was typed. */
export type EditDraft = Pick<Draft, 'name' | 'scopes' | 'isLimited' | 'contexts' | 'note'>;

/** The field of the API that each part of the draft ends up in, as its errors name it. */
const FIELD_OF: Record<keyof EditDraft, keyof KeyChange> = {
  name: 'name',
  scopes: 'scopes',
  isLimited: 'contexts',
  contexts: 'contexts',
  note: 'metadata',
};

export const EDIT_FIELDS: readonly string[] = Object.values(FIELD_OF);

/** The problem without what was said of the parts that were edited since. */
export function withoutEdited(problem: FormProblem, edited: readonly string[]): FormProblem {
  return withoutFields(problem, edited, FIELD_OF);
}

/** The note that the dashboard keeps in a key's metadata; empty when there is none. */
export function noteOf({ metadata }: Pick<KeyRecord, 'metadata'>): string {
  const note = metadata['note'];
  return typeof note === 'string' ? note : '';
}

export function editDraftOf(key: KeyRecord): EditDraft {
  const { name, scopes, contexts } = key;
  return { name, scopes, contexts, isLimited: contexts.length > 0, note: noteOf(key) };
}

/** What can be said before asking the server; null when nothing is wrong. */
export function findEditProblem(draft: EditDraft): FormProblem | null {
  const fields = grantProblems(draft);
  return Object.keys(fields).length === 0 ? null : { summary: null, fields };
}

/** What the draft changes of a key, so that nothing else is written over; null when that is nothing. */
export function toKeyChange(before: KeyRecord, draft: EditDraft): KeyChange | null {
  const name = draft.name.trim();
  const note = draft.note.trim();
  const contexts = contextsOf(draft);
  const change = {
    ...(name === before.name ? {} : { name }),
    ...(isSameSet(draft.scopes, before.scopes) ? {} : { scopes: [...draft.scopes] }),
    ...(isSameSet(contexts, before.contexts) ? {} : { contexts }),
    ...(note === noteOf(before).trim() ? {} : { metadata: withNote(before, note) }),
  };
  return Object.keys(change).length === 0 ? null : change;
}

/** The key's metadata with another note, or without one. */
function withNote({ metadata }: KeyRecord, note: string): KeyRecord['metadata'] {
  const others = withoutNote(metadata);
  return note === '' ? others : { ...others, note };
}

/** What metadata holds beside the note. */
export function withoutNote(metadata: KeyRecord['metadata']): KeyRecord['metadata'] {
  return Object.fromEntries(Object.entries(metadata).filter(([name]) => name !== 'note'));
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each));
}
