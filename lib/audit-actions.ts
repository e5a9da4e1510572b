/** Everything that the audit log can tell. */
export const AUDIT_ACTIONS = [
  'context.created',
  'context.updated',
  'file.uploaded',
  'file.rejected',
  'key.created',
  'key.disabled',
  'key.enabled',
  'key.revoked',
  'key.rotated',
  'key.updated',
  'project.created',
  'session.created',
  'session.ended',
  'tenant.created',
  'tenant.updated',
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];
