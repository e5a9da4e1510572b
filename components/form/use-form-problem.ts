'use client';

import { useEffect, useRef } from 'react';
import type { FormProblem } from './form-problem';

/** The form's ref; when a problem comes up, focus moves to the first field that has one. */
export function useFormProblem(problem: FormProblem) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (Object.keys(problem.fields).length === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);
  return form;
}
