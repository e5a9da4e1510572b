import type { Scope } from '@/lib/auth/scopes';

/** A key's scopes in few words: `admin` stands for all. */
export function ScopeList({ scopes }: { scopes: readonly Scope[] }) {
  const shown = scopes.includes('admin') ? ['admin'] : scopes;
  return (
    <span className="grid min-w-0">
      <span className="text-xs leading-5 @wide:w-26 @wide:leading-4">{shown.join(', ')}</span>
      {scopes.includes('admin') ? <span className="text-xs text-muted">all scopes</span> : null}
    </span>
  );
}
