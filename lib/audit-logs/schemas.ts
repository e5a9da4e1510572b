import { z } from 'zod';
import { AUDIT_ACTIONS } from '@/lib/audit-actions';
import { pagingFields } from '@/lib/paging';
import { safeText } from '@/lib/safe-text';

const Time = z.iso.datetime();
const Instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((date) => date.getUTCFullYear() >= 1970, 'must not be before 1970');

const AUDIT_ENTITY_TYPES = [
  ...(['context', 'file', 'invitation', 'key', 'member', 'project', 'session', 'tenant'] as const),
] as const;

/** One thing that happened: who did what to which, as they were then. */
export const AuditRecord = z.strictObject({
  audit_id: z.string(),
  action: z.enum(AUDIT_ACTIONS),
  entity: z.strictObject({ type: z.enum(AUDIT_ENTITY_TYPES), id: z.string(), name: z.string() }),
  actor: z.strictObject({
    type: z.enum(['user', 'key', 'system']),
    id: z.string(),
    name: z.string(),
  }),
  changes: z.record(z.string(), z.unknown()),
  ip_address: z.string().nullable(),
  user_agent: z.string().nullable(),
  request_id: z.string().nullable(),
  created_at: Time,
});
export type AuditRecord = z.output<typeof AuditRecord>;

const filterFields = {
  action: z.enum(AUDIT_ACTIONS).optional(),
  entity_type: z.enum(AUDIT_ENTITY_TYPES).optional(),
  entity_id: safeText(1, 64).optional(),
  actor_id: safeText(1, 64).optional(),
  from: Instant.optional(),
  to: Instant.optional(),
};
const FilterFields = z.strictObject(filterFields);

function toFilter({ entity_type, entity_id, actor_id, ...rest }: z.output<typeof FilterFields>) {
  return { ...rest, entityType: entity_type, entityId: entity_id, actorId: actor_id };
}

/** Which entries: a filter that is absent lets everything through. */
export type AuditLogsFilter = ReturnType<typeof toFilter>;

export const ListAuditLogsQuery = z
  .strictObject({ ...pagingFields, ...filterFields })
  .transform(({ page, page_size, ...rest }) => ({ page, pageSize: page_size, ...toFilter(rest) }));
export type ListAuditLogsQuery = z.output<typeof ListAuditLogsQuery>;

export const ExportAuditLogsQuery = FilterFields.transform(toFilter);
export type ExportAuditLogsQuery = z.output<typeof ExportAuditLogsQuery>;

/** The bytes of an export, for the document. */
export const AuditLogsFile = z.string().meta({ format: 'binary' });
