import type { z } from 'zod';
import { AppError } from '@/lib/errors';
import { explainIssue } from '@/lib/explain-issue';
import type { ReceivedUpload } from './receive-upload';
import { OriginalFilename, UploadFields } from './schemas';

/** @throws AppError `validation_failed` with a detail for each wrong part */
export function parseParts(upload: Pick<ReceivedUpload, 'filename' | 'fields'>): {
  filename: string;
  fields: UploadFields;
} {
  const filename = OriginalFilename.safeParse(upload.filename, { error: explainIssue });
  const fields = UploadFields.safeParse(upload.fields, { error: explainIssue });
  if (filename.success && fields.success) return { filename: filename.data, fields: fields.data };
  const details = [
    ...(filename.error?.issues ?? []).map((issue) => `file: filename ${issue.message}`),
    ...(fields.error?.issues ?? []).flatMap(describe),
  ];
  throw new AppError('validation_failed', { details });
}

function describe(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${key.slice(0, 100)}: unknown field`);
  }
  return [`${issue.path.join('.')}: ${issue.message}`];
}
