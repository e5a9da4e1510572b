import { accountsVerbs } from './accounts';
import { auditLogsVerbs } from './audit-logs';
import { contextsVerbs } from './contexts';
import { filesVerbs } from './files';
import { keysVerbs } from './keys';
import { projectsVerbs } from './projects';
import type { DomainVerbs } from './row';
import { usageVerbs } from './usage';

/** The rows of every domain, by the name of its folder in lib/. */
export const DOMAIN_VERBS: Record<string, DomainVerbs> = {
  accounts: accountsVerbs,
  'audit-logs': auditLogsVerbs,
  contexts: contextsVerbs,
  files: filesVerbs,
  keys: keysVerbs,
  projects: projectsVerbs,
  usage: usageVerbs,
};
