import { NO_PROBLEM, type FormProblem } from '@/components/form/form-problem';
import { findPasswordProblem } from './password-rule';

/** What the sign-up form holds, named as on the wire. */
export type SignUpValues = { name: string; email: string; password: string; tenant_name: string };

export const SIGN_UP_FIELDS = ['name', 'email', 'password', 'tenant_name'] as const;

/** What can be said before asking the server; the server has the last word. */
export function findSignUpProblem({ name, email, password }: SignUpValues): FormProblem {
  const passwordProblem = findPasswordProblem(password);
  const fields = {
    ...(name === '' ? { name: 'Enter your name.' } : {}),
    ...(email.includes('@') ? {} : { email: 'Enter an e-mail address, such as ada@example.com.' }),
    ...(passwordProblem === null ? {} : { password: passwordProblem }),
  };
  return Object.keys(fields).length === 0 ? NO_PROBLEM : { summary: null, fields };
}
