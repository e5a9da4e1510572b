import { z } from 'zod';
import { AppError } from '@/lib/errors';
import { route } from './route';

/** Answers every path under `/api/v1` that no route owns. */
export const answerNotFound = route({
  summary: 'Nothing is here',
  fallback: true,
  query: z.record(z.string(), z.string()),
  output: z.never(),
  run: () => {
    throw new AppError('not_found');
  },
});
