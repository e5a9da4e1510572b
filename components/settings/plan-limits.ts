import { sizeText } from '@/components/ui/size-text';
import { TIER_NAMES } from '@/components/usage/tier-names';
import { TIERS, type Tier } from '@/lib/auth/principal';

/** What a tier gives, as the server tells it; null is unlimited. */
export type Plan = {
  tier: Tier;
  keysPerProject: number | null;
  projects: number | null;
  storageBytes: number | null;
  fileSizeBytes: number;
  uploadsPerMonth: number | null;
  requestsPerMinute: number | null;
};

/** What the tenant uses, whichever tier it has. */
export type PlanUse = {
  projects: readonly { name: string; keys: number }[];
  storageBytes: number;
  uploadsThisMonth: number;
};

const MOST_NAMED = 3;

const countText = (count: number) => count.toLocaleString('en');
const orUnlimited = (limit: number | null, textOf: (limit: number) => string) =>
  limit === null ? 'Unlimited' : textOf(limit);

/** A plan's limits, as names and values, in the order of the contract. */
export function limitTexts(plan: Plan): { name: string; value: string }[] {
  return [
    { name: 'Keys a project', value: orUnlimited(plan.keysPerProject, countText) },
    { name: 'Projects', value: orUnlimited(plan.projects, countText) },
    { name: 'Storage', value: orUnlimited(plan.storageBytes, sizeText) },
    { name: 'Largest file', value: sizeText(plan.fileSizeBytes) },
    { name: 'Uploads a month', value: orUnlimited(plan.uploadsPerMonth, countText) },
    { name: 'Requests a minute', value: orUnlimited(plan.requestsPerMinute, countText) },
  ];
}

/** What the tenant has more of than the plan gives, each with what becomes of it, in sentences. */
export function overLimits(plan: Plan, use: PlanUse): string[] {
  return [
    ...keysOver(plan, use),
    ...over(plan.projects, use.projects.length, (limit) => [
      `${countText(use.projects.length)} projects, and it allows ${countText(limit)}.`,
      'All of them stay; another can be created when there is room.',
    ]),
    ...over(plan.storageBytes, use.storageBytes, (limit) => [
      `${sizeText(use.storageBytes)} stored, and it has room for ${sizeText(limit)}.`,
      'The files stay; live uploads are refused until there is room.',
    ]),
    ...over(plan.uploadsPerMonth, use.uploadsThisMonth, (limit) => [
      `${countText(use.uploadsThisMonth)} uploads this month, and it allows ${countText(limit)}.`,
      'Live uploads are refused until next month.',
    ]),
  ];
}

function over(
  limit: number | null,
  used: number,
  sentences: (limit: number) => string[],
): string[] {
  return limit === null || used <= limit ? [] : [sentences(limit).join(' ')];
}

function keysOver({ keysPerProject: limit }: Plan, { projects }: PlanUse): string[] {
  if (limit === null) return [];
  const crowded = projects.filter(({ keys }) => keys > limit);
  if (crowded.length === 0) return [];
  const named = crowded.slice(0, MOST_NAMED).map(({ name, keys }) => `${keys} keys in ${name}`);
  const rest = crowded.length - named.length;
  const others = rest === 1 ? '1 other project' : `${rest} other projects`;
  const more = rest === 0 ? '' : `, and more than allowed in ${others}`;
  return [
    `${named.join(', ')}${more}, and it allows ${limit} a project. ` +
      'All of them go on working; another can be created when there is room.',
  ];
}

function isUpgrade(from: Tier, to: Tier): boolean {
  return TIERS.indexOf(to) > TIERS.indexOf(from);
}

/** Whether the second is the one that follows the first. */
export function isNextAfter(from: Tier, to: Tier): boolean {
  return TIERS.indexOf(to) === TIERS.indexOf(from) + 1;
}

/** "Upgrade to Pro", "Downgrade to Free". */
export function changeText(from: Tier, to: Tier): string {
  return `${isUpgrade(from, to) ? 'Upgrade' : 'Downgrade'} to ${TIER_NAMES[to]}`;
}
