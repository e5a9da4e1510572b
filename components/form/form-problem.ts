import { ApiError } from '@/lib/api-client';

/** What is wrong with a form: sentences at their fields, and one for the whole where no field fits. */
export type FormProblem = { summary: string | null; fields: Readonly<Record<string, string>> };

export const NO_PROBLEM: FormProblem = { summary: null, fields: {} };

/**
 * Sorts a failed call's details (`<field>: <reason>`, `<field>.<place>: <reason>`) to the fields that the form has. The rest
 * becomes the summary, so that nothing the server said is lost.
 */
export function toFormProblem(error: unknown, fieldNames: readonly string[]): FormProblem {
  if (!(error instanceof ApiError)) throw error;
  const fields: Record<string, string> = {};
  const rest: string[] = [];
  for (const detail of error.errors) {
    const [, field = '', reason = ''] = /^(\w+)[\w.]*: (.+)$/s.exec(detail) ?? [];
    if (fieldNames.includes(field)) fields[field] ??= asSentence(reason);
    else rest.push(detail);
  }
  const hasFields = Object.keys(fields).length > 0;
  if (hasFields && rest.length === 0) return { summary: null, fields };
  // What keeps a thing from being changed says more than that something does.
  const message = error.code === 'invalid_state' && rest.length > 0 ? '' : error.message;
  return {
    summary: [message, ...rest, whenToRetry(error)].filter(Boolean).map(asSentence).join(' '),
    fields,
  };
}

/** The problem without what was said of the parts that were edited since; `fieldOf` names the field that each part ends up in. */
export function withoutEdited(
  problem: FormProblem,
  edited: readonly string[],
  fieldOf: Readonly<Record<string, string>>,
): FormProblem {
  const answered = new Set(edited.map((part) => fieldOf[part]));
  const fields = Object.entries(problem.fields).filter(([field]) => !answered.has(field));
  return { ...problem, fields: Object.fromEntries(fields) };
}

/** The reason with a capital and a full stop. */
function asSentence(text: string): string {
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** When the server says that a further try makes sense; empty where it does not say. */
export function whenToRetry({ retryAfterSeconds }: ApiError): string {
  if (retryAfterSeconds === null) return '';
  if (retryAfterSeconds < 60) return `Try again in ${Math.max(1, retryAfterSeconds)} s`;
  return `Try again in ${Math.ceil(retryAfterSeconds / 60)} min`;
}
