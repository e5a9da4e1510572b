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
export const Email = z
  .string()
  .max(254)
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email('is not an e-mail address'));

export const PersonName = safeText(1, 100);

/** Where people may sign in beside their password. */
export const SIGN_IN_PROVIDERS = ['github', 'google'] as const;
export type SignInProvider = (typeof SIGN_IN_PROVIDERS)[number];

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

export const MemberRecord = z.strictObject({
  user_id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  joined_at: Time,
});
export type MemberRecord = z.output<typeof MemberRecord>;

export const MemberParams = z.strictObject({ user_id: z.string().regex(/^usr_[0-9a-f]{32}$/) });

export const UpdateMemberInput = z.strictObject({ role: z.enum(ROLES) });
export type UpdateMemberInput = z.output<typeof UpdateMemberInput>;

export const RemovedMember = z.strictObject({ user_id: z.string(), removed: z.literal(true) });
export type RemovedMember = z.output<typeof RemovedMember>;

export const InviteMemberInput = z.strictObject({ email: Email, role: z.enum(ROLES) });
export type InviteMemberInput = z.output<typeof InviteMemberInput>;

/** An invitation that is open. */
export const InvitationRecord = z.strictObject({
  invitation_id: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  /** The link that accepts it, in the one answer that makes it; null ever after, because it is not stored. */
  url: z.string().nullable(),
  /** Whether the mail server has taken a mail with the link, in the same answer; where not, the link has to be passed on by hand. */
  mailed: z.boolean().nullable(),
  created_at: Time,
  expires_at: Time,
});
export type InvitationRecord = z.output<typeof InvitationRecord>;

/** What the holder of the link learns before accepting. */
export const OpenInvitation = z.strictObject({
  email: z.string(),
  role: z.enum(ROLES),
  tenant_name: z.string(),
  invited_by: z.string(),
  expires_at: Time,
  /** Whether somebody has registered under that address: then it takes signing in, else signing up. */
  is_registered: z.boolean(),
});
export type OpenInvitation = z.output<typeof OpenInvitation>;

export const AcceptedInvitation = z.strictObject({ tenant: TenantRecord, role: z.enum(ROLES) });
export type AcceptedInvitation = z.output<typeof AcceptedInvitation>;

const InvitationToken = z.string().regex(/^[\w-]{43}$/, 'is not an invitation');
export const InvitationParams = z.strictObject({ id: z.string().regex(/^inv_[0-9a-f]{32}$/) });
export const InvitationTokenParams = z.strictObject({ token: InvitationToken });
/** The token again, in the place where the invitation's other calls have its id. */
export const AcceptInvitationParams = z.strictObject({ id: InvitationToken });

export const RevokedInvitation = z.strictObject({
  invitation_id: z.string(),
  revoked: z.literal(true),
});
export type RevokedInvitation = z.output<typeof RevokedInvitation>;

export const SetTierInput = z.strictObject({ tier: z.enum(TIERS) });
export type SetTierInput = z.output<typeof SetTierInput>;

export const UpdateTenantInput = z
  .strictObject({ name: safeText(1, 100).optional(), tier: z.enum(TIERS).optional() })
  .refine(({ name, tier }) => name !== undefined || tier !== undefined, 'names nothing to change');
export type UpdateTenantInput = z.output<typeof UpdateTenantInput>;

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

export const EndedSession = z.null();

/** `keep=current`: all but the calling session. */
export const EndSessionsQuery = z.strictObject({ keep: z.literal('current').optional() });
export type EndSessionsQuery = z.output<typeof EndSessionsQuery>;

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
    name: PersonName.optional(),
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
    name: PersonName,
    tenant_name: safeText(1, 100).optional(),
    /** From an invitation's link: the account joins that tenant instead of making one. */
    invitation_token: InvitationToken.optional(),
  })
  .refine(
    ({ tenant_name, invitation_token }) =>
      tenant_name === undefined || invitation_token === undefined,
    'names a tenant_name beside an invitation_token',
  )
  .transform(({ tenant_name, invitation_token, ...rest }) => ({
    ...rest,
    tenantName: tenant_name ?? null,
    invitationToken: invitation_token ?? null,
  }));
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
  /** The tenant's oldest project: a new one, unless an invitation led into a tenant that has none. */
  project: ProjectRecord.nullable(),
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
