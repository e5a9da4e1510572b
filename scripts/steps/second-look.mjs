/** Keys, authentication, and what must hold under any race: there a test that fails once has failed. A race that is lost once is lost. */
export const ONE_LOOK = [
  'lib/auth/',
  'lib/keys/',
  'lib/accounts/guess-limits.test.ts',
  'lib/accounts/members.test.ts',
  'lib/accounts/password-change.test.ts',
  'lib/accounts/sessions.test.ts',
  'lib/files/delete-file.test.ts',
  'lib/files/quota.test.ts',
  'lib/http/idempotency-crash.test.ts',
  'lib/http/idempotency.test.ts',
  'lib/http/rate-limit.test.ts',
  'lib/projects/change-projects.test.ts',
  'lib/projects/delete-project.test.ts',
  'lib/testing/crash.test.ts',
];

/** More than these have not failed by chance. */
const MOST_FILES = 5;

/**
 * The files whose tests are run once more: a busy machine can fail them.
 * @param {import('./totals.mjs').FileResult[]} results
 * @returns {string[]}
 */
export function filesToLookAtAgain(results) {
  const failed = results.filter((result) => result.failed > 0).map(({ file }) => file);
  const isFinal = (file) => file === '' || ONE_LOOK.some((place) => file.startsWith(place));
  return failed.length > MOST_FILES ? [] : failed.filter((file) => !isFinal(file));
}

/**
 * The first look, with the second in place of the files that had one; what it mended is named.
 * @param {import('./totals.mjs').FileResult[]} first
 * @param {import('./totals.mjs').FileResult[]} second
 * @returns {import('./totals.mjs').FileResult[]}
 */
export function withSecondLook(first, second) {
  const again = new Map(second.map((result) => [result.file, result]));
  return first.map((result) => {
    const now = again.get(result.file);
    if (now === undefined) return result;
    const stillFails = ({ name }) => now.failures.some((failure) => failure.name === name);
    const mended = result.failures.filter((failure) => !stillFails(failure));
    return { ...now, secondTry: mended };
  });
}
