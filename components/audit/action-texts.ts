import type { AuditRecord } from '@/lib/audit-logs/schemas';

export type Action = AuditRecord['action'];
export type EntityType = AuditRecord['entity']['type'];

/** What happened: the words, with the name of what it happened to among them where it has one. */
export type Sentence = { before: string; name?: string; after?: string };

type ActionText = {
  /** As a filter's choice. */
  label: string;
  tell: (entry: AuditRecord) => Sentence;
};

/** Words before the entity's name. */
const about = (before: string) => (entry: AuditRecord) => ({ before, name: entry.entity.name });

/** A sentence for each thing that the log can tell; who did it stands beside it. */
const ACTION_TEXTS: Record<Action, ActionText> = {
  'key.created': { label: 'Key created', tell: about('Created key') },
  'key.updated': { label: 'Key changed', tell: about('Changed key') },
  'key.disabled': { label: 'Key disabled', tell: about('Disabled key') },
  'key.enabled': { label: 'Key enabled', tell: about('Enabled key') },
  'key.rotated': { label: 'Key rotated', tell: about('Rotated key') },
  'key.revoked': { label: 'Key revoked', tell: about('Revoked key') },
  'file.uploaded': { label: 'File uploaded', tell: about('Uploaded file') },
  'file.rejected': { label: 'File rejected', tell: tellRejection },
  'file.deleted': { label: 'File deleted', tell: about('Deleted file') },
  'file.purged': { label: 'Test file purged', tell: about('Purged test file') },
  'context.created': { label: 'Context created', tell: about('Created context') },
  'context.updated': { label: 'Context changed', tell: about('Changed context') },
  'project.created': { label: 'Project created', tell: about('Created project') },
  'project.updated': { label: 'Project changed', tell: about('Changed project') },
  'project.deleted': { label: 'Project deleted', tell: about('Deleted project') },
  'member.invited': { label: 'Member invited', tell: about('Invited') },
  'member.invitation_revoked': {
    label: 'Invitation taken back',
    tell: about('Took back the invitation of'),
  },
  'member.joined': { label: 'Member joined', tell: () => ({ before: 'Joined the tenant' }) },
  'member.updated': { label: 'Member changed', tell: tellMemberChange },
  'member.removed': { label: 'Member removed', tell: tellRemoval },
  'session.created': { label: 'Signed in', tell: () => ({ before: 'Signed in' }) },
  'session.ended': { label: 'Session ended', tell: about('Ended a session of') },
  'tenant.created': { label: 'Tenant created', tell: about('Created tenant') },
  'tenant.updated': { label: 'Tenant changed', tell: about('Changed tenant') },
};

export const ACTIONS: readonly Action[] = keysOf(ACTION_TEXTS);

export const actionLabel = (action: Action): string => ACTION_TEXTS[action].label;

export const tell = (entry: AuditRecord): Sentence => ACTION_TEXTS[entry.action].tell(entry);

/** "Revoked key CI". */
export function sentenceOf(entry: AuditRecord): string {
  const { before, name, after } = tell(entry);
  return [before, name, after].filter(Boolean).join(' ');
}

const ENTITY_LABELS: Record<EntityType, { one: string; many: string }> = {
  key: { one: 'API key', many: 'API keys' },
  file: { one: 'File', many: 'Files' },
  context: { one: 'Context', many: 'Contexts' },
  project: { one: 'Project', many: 'Projects' },
  member: { one: 'Member', many: 'Members' },
  invitation: { one: 'Invitation', many: 'Invitations' },
  session: { one: 'Session', many: 'Sessions' },
  tenant: { one: 'Tenant', many: 'Tenant' },
};

export const ENTITY_TYPES: readonly EntityType[] = keysOf(ENTITY_LABELS);

export const entityLabel = (type: EntityType, count: 'one' | 'many'): string =>
  ENTITY_LABELS[type][count];

function keysOf<K extends string>(record: Record<K, unknown>): K[] {
  return Object.keys(record).filter((key): key is K => key in record);
}

/** The entity is the context, or the project: a file that was refused never was. */
function tellRejection({ changes }: AuditRecord): Sentence {
  const name = fieldIn(changes['after'], 'original_filename');
  return typeof name === 'string'
    ? { before: 'Upload of', name, after: 'refused' }
    : { before: 'Upload refused' };
}

function tellRemoval(entry: AuditRecord): Sentence {
  return isOwn(entry) ? { before: 'Left the tenant' } : about('Removed member')(entry);
}

function tellMemberChange(entry: AuditRecord): Sentence {
  const what = changedOf(entry);
  return isOwn(entry)
    ? { before: `Changed their own ${what}` }
    : about(`Changed the ${what} of`)(entry);
}

function changedOf({ changes }: AuditRecord): string {
  if ('password' in changes) return 'password';
  return fieldIn(changes['after'], 'role') === undefined ? 'name' : 'role';
}

const isOwn = ({ actor, entity }: AuditRecord) => actor.id === entity.id;

function fieldIn(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
