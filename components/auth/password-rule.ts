const MIN_PASSWORD_LENGTH = 12;

export const PASSWORD_HINT = 'At least 12 characters. A sentence is easy to remember.';

/** What is wrong with a new password, as far as that can be said before asking the server; null when nothing is. */
export function findPasswordProblem(password: string): string | null {
  return [...password].length >= MIN_PASSWORD_LENGTH
    ? null
    : `Use at least ${MIN_PASSWORD_LENGTH} characters.`;
}
