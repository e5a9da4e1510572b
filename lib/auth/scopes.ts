/** What a key may do. `admin` includes every other scope. */
export const SCOPES = ['upload', 'download', 'metadata', 'delete', 'admin'] as const;

export type Scope = (typeof SCOPES)[number];

/** Every scope that the given ones amount to: `admin` stands for all of them. */
export function effectiveScopes(scopes: readonly Scope[]): readonly Scope[] {
  return scopes.includes('admin') ? SCOPES : scopes;
}

export function hasScope(scopes: readonly Scope[], needed: Scope): boolean {
  return scopes.includes(needed) || scopes.includes('admin');
}

/** The scopes of which any one lets a key do this: the scope itself and `admin`. */
export function scopesThatAllow(needed: Scope): readonly Scope[] {
  return needed === 'admin' ? ['admin'] : [needed, 'admin'];
}
