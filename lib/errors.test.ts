import { expect, test } from 'vitest';
import { AppError, ERROR_MESSAGES, unauthenticated } from './errors';

test('an error says its code’s one public sentence and keeps its private words apart', () => {
  const cause = new Error('relation "api_keys" does not exist');
  const error = new AppError('internal', { log: 'secret matters', cause });
  expect(error.message).toBe(ERROR_MESSAGES.internal);
  expect(error.details).toEqual([]);
  expect(error.cause).toBe(cause);
  expect(`${error.message} ${error.details.join()}`).not.toContain('secret matters');
});

test('every refused credential gets the words of the seed', () => {
  expect(unauthenticated('revoked')).toMatchObject({
    code: 'unauthenticated',
    message: 'Invalid or missing API key',
    details: ['Authentication required'],
    log: 'revoked',
  });
});

test('public sentences are sentences: no code, no SQL, no path in them', () => {
  for (const message of Object.values(ERROR_MESSAGES)) {
    expect(message).toMatch(/^[A-Z][A-Za-z ,'-]+$/);
  }
});
