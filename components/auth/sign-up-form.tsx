'use client';

import { useRef, useState, type FormEvent } from 'react';
import { NO_PROBLEM, toFormProblem, type FormProblem } from '@/components/form/form-problem';
import { textOf } from '@/components/form/form-text';
import { useFormProblem } from '@/components/form/use-form-problem';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { PasswordInput } from '@/components/ui/password-input';
import { useSubmission } from '@/components/ui/use-submission';
import { ApiError, callApi } from '@/lib/api-client';
import { openPage } from './open-page';
import { PASSWORD_HINT } from './password-rule';
import { openBrowserSession } from './session-calls';
import { findSignUpProblem, SIGN_UP_FIELDS, type SignUpValues } from './sign-up-values';

type SignUpFormProps = {
  /** The account joins the tenant that this is to, instead of making one; the address is the invited one. */
  invitation?: { token: string; email: string };
};

/** Makes an account, signs in with it, then opens the first project. */
export function SignUpForm({ invitation }: SignUpFormProps) {
  const [problem, setProblem] = useState<FormProblem>(NO_PROBLEM);
  const { isPending, submit } = useSubmission();
  const form = useFormProblem(problem);
  // Should only the sign-in after it fail, the next try must not meet its own account.
  const registeredEmail = useRef<string>(null);

  async function signUp(values: SignUpValues) {
    const found = findSignUpProblem(values);
    setProblem(found);
    if (found !== NO_PROBLEM) return;
    try {
      if (registeredEmail.current !== values.email) await register(values, invitation?.token);
      registeredEmail.current = values.email;
      await openBrowserSession(values.email, values.password);
      await openPage('/');
    } catch (error) {
      setProblem(toSignUpProblem(error));
    }
  }

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const values = {
      name: textOf(data, 'name').trim(),
      email: invitation?.email ?? textOf(data, 'email').trim(),
      password: textOf(data, 'password'),
      tenant_name: textOf(data, 'tenant_name').trim(),
    };
    void submit(() => signUp(values));
  }
  return (
    // `post`: should a script fail to load, no password ends up in the address bar.
    <form ref={form} method="post" noValidate onSubmit={handleSubmit} className="grid gap-4">
      {problem.summary ? <Notice tone="error">{problem.summary}</Notice> : null}
      <Field label="Name" error={problem.fields['name']}>
        {(control) => <Input {...control} name="name" autoComplete="name" required />}
      </Field>
      <Field label="E-mail" error={problem.fields['email']}>
        {(control) => (
          <Input
            {...control}
            name="email"
            type="email"
            autoComplete="username"
            defaultValue={invitation?.email}
            readOnly={invitation !== undefined}
            className="read-only:bg-sunken"
            required
          />
        )}
      </Field>
      <Field label="Password" hint={PASSWORD_HINT} error={problem.fields['password']}>
        {(control) => (
          <PasswordInput {...control} name="password" autoComplete="new-password" required />
        )}
      </Field>
      {invitation === undefined ? (
        <Field
          label="Tenant (optional)"
          hint="Your company or team. Projects belong to it, and others can be invited into it."
          error={problem.fields['tenant_name']}
        >
          {(control) => <Input {...control} name="tenant_name" autoComplete="organization" />}
        </Field>
      ) : null}
      <Button type="submit" variant="primary" isPending={isPending} className="mt-2">
        {invitation === undefined ? 'Create account' : 'Create account and join'}
      </Button>
    </form>
  );
}

async function register(
  { tenant_name, ...account }: SignUpValues,
  invitation_token?: string,
): Promise<void> {
  await callApi({
    method: 'POST',
    path: '/auth/register',
    body: {
      ...account,
      ...(tenant_name === '' ? {} : { tenant_name }),
      ...(invitation_token === undefined ? {} : { invitation_token }),
    },
    output: () =>
      import('@/lib/accounts/schemas').then(({ RegisteredAccount }) => RegisteredAccount),
  });
}

/** What the server refused, at the fields; nothing but an invitation can be missing. */
function toSignUpProblem(error: unknown): FormProblem {
  if (error instanceof ApiError && error.code === 'not_found') {
    return { summary: 'The invitation is not open any more. Ask for a new one.', fields: {} };
  }
  return toFormProblem(error, SIGN_UP_FIELDS);
}
