'use client';

import { useState, type FormEvent } from 'react';
import { NO_PROBLEM, toFormProblem, type FormProblem } from '@/components/form/form-problem';
import { textOf } from '@/components/form/form-text';
import { useFormProblem } from '@/components/form/use-form-problem';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { PasswordInput } from '@/components/ui/password-input';
import { useSubmission } from '@/components/ui/use-submission';
import { openPage } from './open-page';
import { openBrowserSession } from './session-calls';

/** Signs in, then opens `returnTo`, a path of this site. */
export function SignInForm({ returnTo }: { returnTo: string }) {
  const [problem, setProblem] = useState<FormProblem>(NO_PROBLEM);
  const { isPending, submit } = useSubmission();
  const form = useFormProblem(problem);

  async function signIn(data: FormData) {
    const email = textOf(data, 'email').trim();
    const password = textOf(data, 'password');
    const missing = findMissing(email, password);
    setProblem(missing);
    if (missing !== NO_PROBLEM) return;
    try {
      await openBrowserSession(email, password);
      await openPage(returnTo);
    } catch (error) {
      setProblem(toFormProblem(error, []));
    }
  }

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    void submit(() => signIn(data));
  }
  return (
    // `post`: should a script fail to load, no password ends up in the address bar.
    <form ref={form} method="post" noValidate onSubmit={handleSubmit} className="grid gap-4">
      {problem.summary ? <Notice tone="error">{problem.summary}</Notice> : null}
      <Field label="E-mail" error={problem.fields['email']}>
        {(control) => (
          <Input {...control} name="email" type="email" autoComplete="username" required />
        )}
      </Field>
      <Field label="Password" error={problem.fields['password']}>
        {(control) => (
          <PasswordInput {...control} name="password" autoComplete="current-password" required />
        )}
      </Field>
      <Button type="submit" variant="primary" isPending={isPending} className="mt-2">
        Sign in
      </Button>
    </form>
  );
}

function findMissing(email: string, password: string): FormProblem {
  if (email !== '' && password !== '') return NO_PROBLEM;
  return {
    summary: null,
    fields: {
      ...(email === '' ? { email: 'Enter your e-mail address.' } : {}),
      ...(password === '' ? { password: 'Enter your password.' } : {}),
    },
  };
}
