import { z } from 'zod';
import { TIERS } from '@/lib/auth/principal';
import { ROLES } from '@/lib/auth/roles';
import { pagingFields } from '@/lib/paging';
import { ProjectRecord } from '@/lib/projects/schemas';
import { safeText } from '@/lib/safe-text';

const Time = z.iso.datetime();

/** Which page of a list. */
export const ListQuery = z
  .strictObject(pagingFields)
  .transform(({ page_size, ...rest }) => ({ ...rest, pageSize: page_size }));
export type ListQuery = z.output<typeof ListQuery>;

/** E-mail addresses compare without case; they are kept in lower case. */
const Email = z
  .string()
  .max(254)
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email('is not an e-mail address'));

export const UserRecord = z.strictObject({
  user_id: z.string(),
  email: z.string(),
  name: z.string(),
  created_at: Time,
});
export type UserRecord = z.output<typeof UserRecord>;

export const TenantRecord = z.strictObject({
  tenant_id: z.string(),
  name: z.string(),
  tier: z.enum(TIERS),
  created_at: Time,
});
export type TenantRecord = z.output<typeof TenantRecord>;

export const SetTierInput = z.strictObject({ tier: z.enum(TIERS) });
export type SetTierInput = z.output<typeof SetTierInput>;

export const MeRecord = z.strictObject({
  user: UserRecord,
  /** Where the session acts. */
  tenant: TenantRecord,
  role: z.enum(ROLES),
  projects: ProjectRecord.array(),
  /** Every tenant the user is a member of, the one they joined first at the front. */
  tenants: TenantRecord.extend({ role: z.enum(ROLES) }).array(),
});
export type MeRecord = z.output<typeof MeRecord>;

export const SessionRecord = z.strictObject({
  session_id: z.string(),
  created_at: Time,
  last_seen_at: Time,
  ip_address: z.string().nullable(),
  user_agent: z.string().nullable(),
  current: z.boolean(),
});
export type SessionRecord = z.output<typeof SessionRecord>;

export const SessionParams = z.strictObject({ id: z.string().regex(/^ses_[0-9a-f]{32}$/) });

export const EndedSessions = z.strictObject({ ended: z.int() });

const passwordLength = (text: string) => text.length <= 256 && within([...text].length, 12, 128);
const within = (length: number, min: number, max: number) => length >= min && length <= max;

const NewPassword = z
  .string()
  .refine(passwordLength, 'must be 12 to 128 characters long')
  .meta({ minLength: 12, maxLength: 128 });

/** A change of oneself; a new password needs the current one beside it. */
export const UpdateMeInput = z
  .strictObject({
    name: safeText(1, 100).optional(),
    password: NewPassword.optional(),
    current_password: z.string().max(512).optional(),
  })
  .refine(
    ({ name, password }) => name !== undefined || password !== undefined,
    'names nothing to change',
  )
  .transform(({ current_password, ...rest }) => ({
    ...rest,
    currentPassword: current_password ?? null,
  }));
export type UpdateMeInput = z.output<typeof UpdateMeInput>;

export const RegisterInput = z
  .strictObject({
    email: Email,
    password: NewPassword,
    name: safeText(1, 100),
    tenant_name: safeText(1, 100).optional(),
  })
  .transform(({ tenant_name, ...rest }) => ({ ...rest, tenantName: tenant_name ?? null }));
export type RegisterInput = z.output<typeof RegisterInput>;

export const LoginInput = z.strictObject({
  email: safeText(0, 254),
  password: z.string().max(512),
});
export type LoginInput = z.output<typeof LoginInput>;

/** The tenant that the user wants to act in from now on. */
export const SwitchTenantInput = z
  .strictObject({ tenant_id: safeText(1, 64) })
  .transform(({ tenant_id }) => ({ tenantId: tenant_id }));
export type SwitchTenantInput = z.output<typeof SwitchTenantInput>;

export const RegisteredAccount = z.strictObject({
  user: UserRecord,
  tenant: TenantRecord,
  project: ProjectRecord,
  token: z.string(),
  expires_at: Time,
});
export type RegisteredAccount = z.output<typeof RegisteredAccount>;

export const OpenedSession = z.strictObject({
  token: z.string(),
  token_type: z.literal('Bearer'),
  expires_at: Time,
  user: UserRecord,
  tenant: TenantRecord,
});
export type OpenedSession = z.output<typeof OpenedSession>;
