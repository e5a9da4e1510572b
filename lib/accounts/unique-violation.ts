import { Prisma } from '@/lib/db';

/** Whether it was refused because another row has that value already. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
