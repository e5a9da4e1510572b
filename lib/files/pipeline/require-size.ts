import type { Tier } from '@/lib/auth/principal';
import { AppError } from '@/lib/errors';
import { fileSizeLimit, mebibytes } from '@/lib/files/limits';
import { rejectFile } from './reject-file';

/**
 * Stage `size`: no larger than the context and the tier allow.
 * @throws AppError `file_rejected` for the context's limit, `quota_exceeded` for the tier's
 */
export function requireSize(
  sizeBytes: number,
  context: { maxFileSizeMb: number },
  tier: Tier,
): void {
  const allowed = mebibytes(context.maxFileSizeMb);
  if (sizeBytes > allowed && allowed <= fileSizeLimit(tier)) {
    throw rejectFile('size', `the context allows ${allowed} bytes`);
  }
  requireTierSize(sizeBytes, tier);
}

/** @throws AppError `quota_exceeded` when the tier does not take files of this size */
export function requireTierSize(sizeBytes: number, tier: Tier): void {
  const limit = fileSizeLimit(tier);
  if (sizeBytes <= limit) return;
  throw new AppError('quota_exceeded', {
    details: [`file_size: the ${tier} tier takes files of at most ${limit} bytes`],
  });
}
