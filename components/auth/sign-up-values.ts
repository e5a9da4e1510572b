import { NO_PROBLEM, type FormProblem } from '@/components/form/form-problem';

/** What the sign-up form holds, named as on the wire. */
export type SignUpValues = { name: string; email: string; password: string; tenant_name: string };

export const SIGN_UP_FIELDS = ['name', 'email', 'password', 'tenant_name'] as const;

const MIN_PASSWORD_LENGTH = 12;

/** What can be said before asking the server; the server has the last word. */
export function findSignUpProblem({ name, email, password }: SignUpValues): FormProblem {
  const fields = {
    ...(name === '' ? { name: 'Enter your name.' } : {}),
    ...(email.includes('@') ? {} : { email: 'Enter an e-mail address, such as ada@example.com.' }),
    ...([...password].length >= MIN_PASSWORD_LENGTH
      ? {}
      : { password: `Use at least ${MIN_PASSWORD_LENGTH} characters.` }),
  };
  return Object.keys(fields).length === 0 ? NO_PROBLEM : { summary: null, fields };
}
