'use client';

import { Time } from '@/components/ui/time';
import type { KeyRecord } from '@/lib/keys/schemas';
import { EnvironmentBadge } from './environment-badge';
import { ScopeList } from './scope-list';

/** What the new key of a rotation has from the old one. */
export function CarriedOver({ apiKey }: { apiKey: KeyRecord }) {
  const { name, environment, scopes, contexts, expires_at: expiresAt } = apiKey;
  const facts = [
    { term: 'Name', fact: <span className="wrap-anywhere">{name}</span> },
    { term: 'Environment', fact: <EnvironmentBadge environment={environment} /> },
    { term: 'Scopes', fact: <ScopeList scopes={scopes} /> },
    { term: 'Contexts', fact: contexts.length === 0 ? 'Every context' : contexts.join(', ') },
    {
      term: 'Expires',
      fact: expiresAt === null ? 'Never' : <Time at={expiresAt} format="date" />,
    },
  ];
  return (
    <div className="grid gap-2">
      <p className="font-medium">Carried over to the new key, with its note</p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-6 gap-y-1.5 rounded border border-line px-3 py-2.5">
        {facts.map(({ term, fact }) => (
          <div key={term} className="contents">
            <dt className="text-muted">{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
