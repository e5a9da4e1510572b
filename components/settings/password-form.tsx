'use client';

import { useRouter } from 'next/navigation';
import { useState, type FormEvent } from 'react';
import { findPasswordProblem, PASSWORD_HINT } from '@/components/auth/password-rule';
import { NO_PROBLEM, toFormProblem, type FormProblem } from '@/components/form/form-problem';
import { textOf } from '@/components/form/form-text';
import { useFormProblem } from '@/components/form/use-form-problem';
import { Button } from '@/components/ui/button';
import { DoneNote } from '@/components/ui/done-note';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { PasswordInput } from '@/components/ui/password-input';
import { useSubmission } from '@/components/ui/use-submission';
import { updateMe } from './update-me';

const FIELDS = ['current_password', 'password'] as const;

type Passwords = { current_password?: string; password: string };

/** A new password, for who knows the current one or has none. */
export function PasswordForm({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const [problem, setProblem] = useState<FormProblem>(NO_PROBLEM);
  const [done, setDone] = useState<string | null>(null);
  const { isPending, submit } = useSubmission();
  const form = useFormProblem(problem);
  const router = useRouter();

  async function change(passwords: Passwords) {
    setDone(null);
    const found = findProblem(passwords);
    setProblem(found);
    if (found !== NO_PROBLEM) return;
    try {
      await updateMe(passwords);
      form.current?.reset();
      setDone(`Password ${hasPassword ? 'changed' : 'set'}. Your other sessions have ended.`);
      router.refresh();
    } catch (error) {
      setProblem(toFormProblem(error, FIELDS));
    }
  }

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const passwords = {
      ...(hasPassword ? { current_password: textOf(data, 'current_password') } : {}),
      password: textOf(data, 'password'),
    };
    void submit(() => change(passwords));
  }
  return (
    // `post`: should a script fail to load, no password ends up in the address bar.
    <form ref={form} method="post" noValidate onSubmit={handleSubmit} className="grid gap-4">
      {problem.summary ? (
        <Notice tone="error">The password was not changed. {problem.summary}</Notice>
      ) : null}
      {/* Tells password managers whose password this is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      {hasPassword ? (
        <Field label="Current password" error={problem.fields['current_password']}>
          {(control) => (
            <PasswordInput
              {...control}
              name="current_password"
              called="current password"
              autoComplete="current-password"
              required
            />
          )}
        </Field>
      ) : null}
      <Field label="New password" hint={PASSWORD_HINT} error={problem.fields['password']}>
        {(control) => (
          <PasswordInput
            {...control}
            name="password"
            called="new password"
            autoComplete="new-password"
            required
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" isPending={isPending}>
          {hasPassword ? 'Change password' : 'Set password'}
        </Button>
        <DoneNote message={done} />
      </div>
    </form>
  );
}

function findProblem({ current_password, password }: Passwords): FormProblem {
  const passwordProblem = findPasswordProblem(password);
  const fields = {
    ...(current_password === '' ? { current_password: 'Enter your current password.' } : {}),
    ...(passwordProblem === null ? {} : { password: passwordProblem }),
  };
  return Object.keys(fields).length === 0 ? NO_PROBLEM : { summary: null, fields };
}
