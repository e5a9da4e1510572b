import type { Environment } from '@/lib/auth/principal';
import { mayWriteKeys, type Role } from '@/lib/auth/roles';

/** Why the person may change no key of this environment, and whom to ask; null when they may. */
export function whyNotChange(
  role: Role,
  environment: Environment,
  tenantName: string,
): string | null {
  if (mayWriteKeys(role, environment)) return null;
  return `Your role, ${role}, does not allow changes to ${environment} keys. Ask an owner or admin of ${tenantName}.`;
}
