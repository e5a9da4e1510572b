import { z } from 'zod';
import { TIERS } from '@/lib/auth/principal';
import { safeText } from '@/lib/safe-text';
import { ProjectRecord } from '@/lib/projects/schemas';

const Time = z.iso.datetime();

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

const passwordLength = (text: string) => text.length <= 256 && within([...text].length, 12, 128);
const within = (length: number, min: number, max: number) => length >= min && length <= max;

export const RegisterInput = z
  .strictObject({
    email: Email,
    password: z
      .string()
      .refine(passwordLength, 'must be 12 to 128 characters long')
      .meta({ minLength: 12, maxLength: 128 }),
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
