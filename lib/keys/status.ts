export const KEY_STATUSES = ['active', 'disabled', 'expired', 'revoked'] as const;
export type KeyStatus = (typeof KEY_STATUSES)[number];

type KeyFacts = { revokedAt: Date | null; expiresAt: Date | null; disabledAt: Date | null };

/** The one place where facts with times become a status: revoked, else expired, else disabled, else active. */
export function keyStatus(facts: KeyFacts, now: Date): KeyStatus {
  if (facts.revokedAt !== null) return 'revoked';
  if (facts.expiresAt !== null && facts.expiresAt <= now) return 'expired';
  if (facts.disabledAt !== null) return 'disabled';
  return 'active';
}

/** Whether the key can never work again. */
export function isEnded(facts: KeyFacts, now: Date): boolean {
  const status = keyStatus(facts, now);
  return status === 'revoked' || status === 'expired';
}

/** The same rules as a filter for the database, so that a list and its records agree. */
export function whereStatus(status: KeyStatus | 'current', now: Date) {
  const notExpired = { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
  switch (status) {
    case 'revoked':
      return { revokedAt: { not: null } };
    case 'expired':
      return { revokedAt: null, expiresAt: { lte: now } };
    case 'disabled':
      return { revokedAt: null, disabledAt: { not: null }, ...notExpired };
    case 'active':
      return { revokedAt: null, disabledAt: null, ...notExpired };
    case 'current':
      return { revokedAt: null, ...notExpired };
  }
}
