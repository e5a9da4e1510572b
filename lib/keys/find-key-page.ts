import type { Db, Prisma } from '@/lib/db';
import { keySelect, type SelectedKey } from './key-row';
import type { ListKeysQuery } from './schemas';

type Sort = ListKeysQuery['sort'];

const ORDERS: Record<Exclude<Sort, 'last_used_at'>, Prisma.ApiKeyOrderByWithRelationInput> = {
  created_at: { createdAt: 'asc' },
  '-created_at': { createdAt: 'desc' },
  name: { name: 'asc' },
  expires_at: { expiresAt: { sort: 'asc', nulls: 'last' } },
};

/** The rows of one page of the keys that `where` picks, in the order asked for; of equals, the newest first. */
export async function findKeyPage(
  db: Db,
  where: Prisma.ApiKeyWhereInput,
  { sort, page, pageSize }: ListKeysQuery,
): Promise<SelectedKey[]> {
  const skip = (page - 1) * pageSize;
  if (sort !== 'last_used_at') {
    const orderBy: Prisma.ApiKeyOrderByWithRelationInput[] = [ORDERS[sort], { id: 'desc' }];
    return db.apiKey.findMany({ where, orderBy, skip, take: pageSize, select: keySelect });
  }
  return findByLastUse(db, where, { skip, take: pageSize });
}

/** The most recently used first, and then those that never were: to the database, nothing would come before everything. */
async function findByLastUse(
  db: Db,
  where: Prisma.ApiKeyWhereInput,
  { skip, take }: { skip: number; take: number },
): Promise<SelectedKey[]> {
  const isUsed = { AND: [where, { use: { isNot: null } }] };
  const [used, usedCount] = await Promise.all([
    db.apiKey.findMany({
      where: isUsed,
      orderBy: [{ use: { lastUsedAt: 'desc' } }, { id: 'desc' }],
      skip,
      take,
      select: keySelect,
    }),
    db.apiKey.count({ where: isUsed }),
  ]);
  if (used.length === take) return used;
  const unused = await db.apiKey.findMany({
    where: { AND: [where, { use: { is: null } }] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    skip: Math.max(0, skip - usedCount),
    take: take - used.length,
    select: keySelect,
  });
  return [...used, ...unused];
}
