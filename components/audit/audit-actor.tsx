import type { AuditRecord } from '@/lib/audit-logs/schemas';

const KINDS: Record<AuditRecord['actor']['type'], string> = {
  user: '',
  key: 'API key',
  system: 'System',
};

/** Who it was, as they were called then; what is no person says so. */
export function AuditActor({ actor }: Pick<AuditRecord, 'actor'>) {
  const kind = KINDS[actor.type];
  return (
    <span className="grid min-w-0">
      <span className="wrap-anywhere">{actor.name}</span>
      {kind === '' ? null : <span className="text-xs text-muted">{kind}</span>}
    </span>
  );
}
