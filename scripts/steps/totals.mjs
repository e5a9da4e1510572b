import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './project.mjs';

/**
 * A test that failed, and the first line of its reason; without one where the runner gave none.
 * @typedef {{ name: string, reason: string }} Failure
 */

/**
 * What a runner told about one test file.
 * @typedef {{ file: string, passed: number, failed: number, skipped: number, failures: Failure[], secondTry: Failure[] }} FileResult
 *   `secondTry` are those that passed only when they were run again, with the reason of their first failure
 */

/**
 * @param {string} report Vitest's JSON
 * @returns {FileResult[]}
 */
export function vitestResults(report) {
  if (!existsSync(report)) return [withoutTests('Vitest left no report')];
  return JSON.parse(readFileSync(report, 'utf8')).testResults.map((suite) => {
    const file = path.relative(ROOT, suite.name);
    const having = (...states) =>
      suite.assertionResults.filter((test) => states.includes(test.status));
    const failures = having('failed').map(({ fullName, failureMessages }) =>
      failure(`${file}: ${fullName}`, failureMessages?.[0]),
    );
    // A file that fails before its first test has no failed test to count.
    if (suite.status === 'failed' && failures.length === 0) {
      failures.push(failure(file, suite.message));
    }
    return {
      file,
      passed: having('passed').length,
      failed: failures.length,
      skipped: having('skipped', 'pending', 'todo', 'disabled').length,
      failures,
      secondTry: [],
    };
  });
}

/**
 * @param {string} report Playwright's JSON
 * @returns {FileResult[]}
 */
export function playwrightResults(report) {
  if (!existsSync(report)) return [withoutTests('Playwright left no report')];
  const { suites, errors } = JSON.parse(readFileSync(report, 'utf8'));
  const files = suites.map((suite) => {
    const tests = testsOf(suite);
    const having = (status) => tests.filter((test) => test.status === status);
    const failures = (status) =>
      having(status).map(({ title, reason }) => failure(`e2e/${suite.file}: ${title}`, reason));
    return {
      file: suite.file,
      passed: having('expected').length + having('flaky').length,
      failed: having('unexpected').length,
      skipped: having('skipped').length,
      failures: failures('unexpected'),
      secondTry: failures('flaky'),
    };
  });
  // What could not be loaded stands beside the files.
  return [...files, ...errors.map(({ message }) => withoutTests(message))];
}

function testsOf({ specs = [], suites = [] }) {
  const own = specs.flatMap(({ title, tests }) =>
    tests.map(({ status, results }) => ({ title, status, reason: results?.[0]?.error?.message })),
  );
  return [...own, ...suites.flatMap(testsOf)];
}

const COLOURS = new RegExp(`${String.fromCodePoint(27)}\\[[0-9;]*m`, 'g');

/** @returns {Failure} */
function failure(name, message = '') {
  const [reason = ''] = message.replace(COLOURS, '').split('\n');
  return { name, reason };
}

const withoutTests = (reason) => ({
  file: '',
  passed: 0,
  failed: 1,
  skipped: 0,
  failures: [failure(reason)],
  secondTry: [],
});

/**
 * One total of several runners. A runner that ended badly with every test passed, or that ran none, counts as failed.
 * @param {{ results: FileResult[], exitCode: number }[]} runs
 */
export function sumTotals(runs) {
  const sum = { passed: 0, failed: 0, skipped: 0, failures: [], secondTry: [] };
  for (const { results, exitCode } of runs) {
    const count = (what) => results.reduce((total, result) => total + result[what], 0);
    const isSilentFailure = count('failed') === 0 && (exitCode !== 0 || count('passed') === 0);
    sum.passed += count('passed');
    sum.failed += count('failed') + (isSilentFailure ? 1 : 0);
    sum.skipped += count('skipped');
    sum.failures.push(...results.flatMap(({ failures }) => failures));
    sum.secondTry.push(...results.flatMap(({ secondTry }) => secondTry));
  }
  return sum;
}

/** "12 passed, 0 failed", and ", 1 skipped" when there is one. */
export const totalsLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/** The tests that failed, and those that failed at first, each with its reason, for whoever sees only the end of the output. */
export function namesOf({ failures, secondTry }) {
  const list = (title, tests) => (tests.length === 0 ? [] : [title, ...tests.flatMap(linesOf)]);
  return [...list('Passed only when run again:', secondTry), ...list('Failed:', failures)];
}

const linesOf = ({ name, reason }) => [`  ${name}`, ...(reason === '' ? [] : [`    ${reason}`])];
