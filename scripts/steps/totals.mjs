import { existsSync, readFileSync } from 'node:fs';

/** What a test runner counted. */
const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/** @param {string} file Vitest's JSON report */
export function vitestTotals(file) {
  if (!existsSync(file)) return { ...NOTHING, failed: 1 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  // A file that fails before its first test has no failed test to count.
  const broken = report.testResults.filter(
    (suite) =>
      suite.status === 'failed' && !suite.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** @param {string} file Playwright's JSON report */
export function playwrightTotals(file) {
  if (!existsSync(file)) return { ...NOTHING, failed: 1 };
  const { stats, errors } = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}

/**
 * One total of several runners. A runner that ended badly with every test passed, or that ran none, counts as failed.
 * @param {{ passed: number, failed: number, skipped: number, exitCode: number }[]} runs
 */
export function sumTotals(runs) {
  const sum = { ...NOTHING };
  for (const { passed, failed, skipped, exitCode } of runs) {
    const isSilentFailure = failed === 0 && (exitCode !== 0 || passed === 0);
    sum.passed += passed;
    sum.failed += failed + (isSilentFailure ? 1 : 0);
    sum.skipped += skipped;
  }
  return sum;
}

/** "12 passed, 0 failed", and ", 1 skipped" when there is one. */
export const totalsLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
