type Actor = { type: 'user' | 'key' | 'system'; name: string };

const KINDS: Record<Actor['type'], string> = {
  user: '',
  key: ' (API key)',
  system: ' (the operator)',
};

/** Who did something, as they were called then; what is no person says so. */
export function actorText({ type, name }: Actor): string {
  return name + KINDS[type];
}
