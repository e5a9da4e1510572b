import { describe, expect, test } from 'vitest';
import { changeText, limitTexts, overLimits, type Plan, type PlanUse } from './plan-limits';

const GIB = 1024 ** 3;

const FREE: Plan = {
  tier: 'free',
  ...{ keysPerProject: 2, projects: 2, storageBytes: 5 * GIB, fileSizeBytes: 4 * 1024 ** 2 },
  ...{ uploadsPerMonth: 1000, requestsPerMinute: 60 },
};

const UNLIMITED: Plan = {
  tier: 'enterprise',
  ...{ keysPerProject: null, projects: null, storageBytes: null, fileSizeBytes: 10 * GIB },
  ...{ uploadsPerMonth: null, requestsPerMinute: null },
};

const use = (more: Partial<PlanUse> = {}): PlanUse => ({
  ...{ projects: [{ name: 'One', keys: 2 }], storageBytes: 5 * GIB, uploadsThisMonth: 1000 },
  ...more,
});

const projects = (...keys: number[]) =>
  keys.map((count, place) => ({ name: `P${place}`, keys: count }));

test('limits are told with their units', () => {
  const values = (plan: Plan) => limitTexts(plan).map(({ value }) => value);
  expect(values(FREE)).toEqual(['2', '2', '5 GiB', '4 MiB', '1,000', '60']);
  expect(values(UNLIMITED)).toEqual([
    ...['Unlimited', 'Unlimited', 'Unlimited'],
    ...['10 GiB', 'Unlimited', 'Unlimited'],
  ]);
});

// Guards whoever moves to a smaller plan: nothing that will be refused may be left out, nothing else may frighten.
describe('what does not fit into a plan', () => {
  test('is nothing while every limit is just reached', () => {
    expect(overLimits(FREE, use())).toEqual([]);
  });

  test('is nothing where there are no limits', () => {
    const much = use({ projects: projects(90, 0, 0), storageBytes: 1e15, uploadsThisMonth: 1e9 });
    expect(overLimits(UNLIMITED, much)).toEqual([]);
  });

  test.each([
    [{ projects: projects(3) }, /^3 keys in P0, and it allows 2 a project\. .*go on working/],
    [{ projects: projects(3, 4, 5, 6) }, /5 keys in P2, and more than allowed in 1 other project,/],
    [
      { projects: projects(3, 4, 5, 6, 7) },
      /5 keys in P2, and more than allowed in 2 other projects,/,
    ],
    [{ projects: projects(0, 0, 0) }, /^3 projects, and it allows 2\. .*stay/],
    [{ storageBytes: 6 * GIB }, /^6 GiB stored, and it has room for 5 GiB\. .*refused/],
    [{ uploadsThisMonth: 1001 }, /^1,001 uploads this month, and it allows 1,000\. .*next month/],
  ])('%j', (more, sentence) => {
    expect(overLimits(FREE, use(more))[0]).toMatch(sentence);
  });
});

test('a change says which way it goes', () => {
  expect(changeText('free', 'team')).toBe('Upgrade to Team');
  expect(changeText('enterprise', 'pro')).toBe('Downgrade to Pro');
});
