import { toFormProblem, whenToRetry } from '@/components/form/form-problem';
import { withSizes } from '@/components/ui/size-text';
import type { ApiError } from '@/lib/api-client';

/** Why a file was not stored: what refused it, and the reason in a sentence. */
export type UploadProblem = { headline: string; reason: string; canRetry: boolean };

/** The stages of the pipeline and the quotas, as the details of the API name them. */
const HEADLINES = new Map([
  ['extension', 'Refused by the extension check.'],
  ['size', 'Refused by the size check.'],
  ['structure', 'Refused by the structure check.'],
  ['blank', 'Refused by the check for blank content.'],
  ['virus', 'Refused by the virus scan.'],
  ['rate_limit', 'The context has had its uploads for now.'],
  ['uploads_at_once', 'Too many uploads at once.'],
  ['file_size', 'Larger than your plan allows.'],
  ['uploads', 'Your plan’s uploads for this month are used up.'],
  ['storage', 'Your plan’s storage is full.'],
  ['context_storage', 'The context’s storage quota is used up.'],
]);

/** The file itself is what is wrong, or the person: trying once more would end the same. */
const FINAL_CODES = ['file_rejected', 'forbidden', 'not_found', 'validation_failed'];
const STAGED_CODES = ['file_rejected', 'quota_exceeded', 'rate_limited'];

/** What a failed call says about its file; `<stage>: <reason>` is taken apart. */
export function toUploadProblem(error: ApiError): UploadProblem {
  const [, stage = '', reason = ''] = /^(\w+): (.+)$/s.exec(error.errors[0] ?? '') ?? [];
  const canRetry = !FINAL_CODES.includes(error.code) && stage !== 'file_size';
  if (STAGED_CODES.includes(error.code) && stage !== '') {
    const headline = HEADLINES.get(stage) ?? `Refused at the stage “${stage}”.`;
    const sentences = [withSizes(reason), whenToRetry(error)].filter(Boolean).map(asSentence);
    return { headline, reason: sentences.join(' '), canRetry };
  }
  if (error.code === 'not_found') {
    return { headline: 'Not uploaded.', reason: 'The context is not there any more.', canRetry };
  }
  if (error.code === 'invalid_state' && error.errors.length > 0) {
    return { headline: 'Not uploaded.', reason: asSentence(error.errors.join('. ')), canRetry };
  }
  const { summary } = toFormProblem(error, []);
  return { headline: 'Not uploaded.', reason: withSizes(summary ?? error.message), canRetry };
}

/** The connection broke when all of the file was sent, so that nobody here knows what became of it. */
export const ANSWER_LOST: UploadProblem = {
  headline: 'The connection was lost before the answer came.',
  reason: 'The file may have been stored: look for it in the list before you send it again.',
  canRetry: true,
};

/** The connection broke again and again. */
export const CONNECTION_LOST: UploadProblem = {
  headline: 'Not uploaded.',
  reason: 'The connection was lost. Check it and try again.',
  canRetry: true,
};

/** What was chosen is a folder, or was changed, moved or deleted since. */
export const UNREADABLE: UploadProblem = {
  headline: 'Not uploaded.',
  reason: 'It cannot be read: it is a folder, or it was changed since. Choose the file again.',
  canRetry: false,
};

export const SIGNED_OUT: UploadProblem = {
  headline: 'Not uploaded.',
  reason: 'Your session has ended. Sign in and choose the file again.',
  canRetry: false,
};

function asSentence(text: string): string {
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
