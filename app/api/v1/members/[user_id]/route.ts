import { removeMember, updateMember } from '@/lib/accounts';
import {
  MemberParams,
  MemberRecord,
  RemovedMember,
  UpdateMemberInput,
} from '@/lib/accounts/schemas';
import { route } from '@/lib/http/route';

export const PATCH = route({
  summary: 'Give a member another role',
  params: MemberParams,
  body: UpdateMemberInput,
  output: MemberRecord,
  message: 'Role changed',
  run: (ctx, { params, body }) => updateMember(ctx, { userId: params.user_id, ...body }),
});

export const DELETE = route({
  summary: 'Remove a member, or leave the tenant',
  params: MemberParams,
  output: RemovedMember,
  message: 'Member removed',
  run: (ctx, { params }) => removeMember(ctx, params.user_id),
});
