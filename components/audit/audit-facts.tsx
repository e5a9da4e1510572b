'use client';

import type { ReactNode } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { Fact, Facts } from '@/components/ui/facts';
import { Time } from '@/components/ui/time';
import type { AuditRecord } from '@/lib/audit-logs/schemas';
import { entityLabel } from './action-texts';
import { AuditActor } from './audit-actor';
import type { AuditFilter } from './audit-view';

type AuditFactsProps = {
  entry: AuditRecord;
  /** Shows what else was done to the same, or by the same. */
  onFilter: (filter: AuditFilter) => void;
};

/** Who, what, when, from where. */
export function AuditFacts({ entry, onFilter }: AuditFactsProps) {
  const { actor, entity } = entry;
  return (
    <Facts>
      <Fact name="By">
        <AuditActor actor={actor} />
        <Id of={actor.name} id={actor.id} />
        <FilterButton onClick={() => onFilter({ actorId: actor.id })}>
          Everything by {actor.name}
        </FilterButton>
      </Fact>
      <Fact name={entityLabel(entity.type, 'one')}>
        {entity.name}
        <Id of={entity.name} id={entity.id} />
        <FilterButton onClick={() => onFilter({ entityId: entity.id })}>
          Everything done to {entity.name}
        </FilterButton>
      </Fact>
      <Fact name="When">
        <Time at={entry.created_at} format="full" />
      </Fact>
      <Fact name="Address">{entry.ip_address ?? <Unknown />}</Fact>
      <Fact name="User agent">{entry.user_agent ?? <Unknown />}</Fact>
      <Fact name="Request ID">
        {entry.request_id === null ? (
          <Unknown />
        ) : (
          <>
            <code className="font-mono text-[0.8125rem]">{entry.request_id}</code>{' '}
            <CopyButton label={`Copy request ID ${entry.request_id}`} value={entry.request_id} />
          </>
        )}
      </Fact>
    </Facts>
  );
}

function Id({ of, id }: { of: string; id: string }) {
  return (
    <span className="block">
      <code className="font-mono text-[0.8125rem]">{id}</code>{' '}
      <CopyButton label={`Copy ID of ${of}`} value={id} />
    </span>
  );
}

/** The server did it by itself, or the request did not say. */
function Unknown() {
  return <span className="text-muted">Not known</span>;
}

function FilterButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="min-h-6 rounded-sm text-left text-accent-ink underline underline-offset-4"
    >
      {children}
    </button>
  );
}
