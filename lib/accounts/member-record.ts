import type { Prisma } from '@/lib/db';
import type { MemberRecord } from './schemas';

export const memberInclude = { user: true } satisfies Prisma.MembershipInclude;

type MemberRow = Prisma.MembershipGetPayload<{ include: typeof memberInclude }>;

export function toMemberRecord({ user, role, joinedAt }: MemberRow): MemberRecord {
  return {
    user_id: user.id,
    email: user.email,
    name: user.name,
    role,
    joined_at: joinedAt.toISOString(),
  };
}
