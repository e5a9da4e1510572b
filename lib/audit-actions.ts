/** Everything that the audit log can tell. */
export const AUDIT_ACTIONS = [
  'context.created',
  'context.updated',
  'file.deleted',
  'file.purged',
  'file.rejected',
  'file.uploaded',
  'key.created',
  'key.disabled',
  'key.enabled',
  'key.revoked',
  'key.rotated',
  'key.updated',
  'member.invitation_revoked',
  'member.invited',
  'member.joined',
  'member.removed',
  'member.updated',
  'project.created',
  'project.deleted',
  'project.updated',
  'session.created',
  'session.ended',
  'tenant.created',
  'tenant.updated',
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];
