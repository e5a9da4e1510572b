import { describe, expect, test } from 'vitest';
import { ApiError } from '@/lib/api-client';
import { toUploadProblem } from './upload-problem';

const refused = (code: string, errors: string[], more: { retryAfterSeconds?: number } = {}) =>
  toUploadProblem(new ApiError({ code, message: 'The server’s sentence', errors, ...more }));

// Guards a refused file against "something went wrong": the person must read which check refused it and why.
describe('a refusal names its stage and its reason', () => {
  test.each([
    ['extension: only pdf, png are allowed', /extension check/, 'Only pdf, png are allowed.'],
    ['size: the context allows 1048576 bytes', /size check/, 'The context allows 1 MiB.'],
    ['structure: it is not a PDF', /structure check/, 'It is not a PDF.'],
    ['blank: the file is empty', /blank content/, 'The file is empty.'],
    ['virus: Eicar-Signature was found', /virus scan/, 'Eicar-Signature was found.'],
    ['tomorrow: a stage of tomorrow', /“tomorrow”/, 'A stage of tomorrow.'],
  ])('%s', (detail, headline, reason) => {
    const problem = refused('file_rejected', [detail]);
    expect(problem.headline).toMatch(headline);
    expect(problem).toMatchObject({ reason, canRetry: false });
  });

  test.each([
    ['file_size: the free tier takes files of at most 4194304 bytes', /plan allows/, false],
    ['storage: the free tier stores at most 5368709120 bytes', /storage is full/, true],
    ['uploads: the free tier takes 1000 uploads a month', /this month/, true],
    ['context_storage: the context a stores at most 1048576 bytes', /context’s storage/, true],
  ])('quota %s', (detail, headline, canRetry) => {
    const problem = refused('quota_exceeded', [detail]);
    expect(problem.headline).toMatch(headline);
    expect(problem.canRetry).toBe(canRetry);
  });
});

describe('everything else says what the server said', () => {
  test.each([
    ['scanner_unavailable', true],
    ['unavailable', true],
    ['internal', true],
    ['invalid_state', true],
    ['forbidden', false],
    ['validation_failed', false],
  ])('%s can be tried again: %s', (code, canRetry) => {
    const problem = refused(code, ['The context invoices is inactive']);
    expect(problem.reason).toContain('The context invoices is inactive.');
    expect(problem.canRetry).toBe(canRetry);
  });

  test('the limit of a context says how many it takes, and when it takes the next', () => {
    const detail = 'rate_limit: the context avatars takes at most 3 uploads in 60 seconds';
    expect(refused('rate_limited', [detail], { retryAfterSeconds: 7 })).toEqual({
      headline: 'The context has had its uploads for now.',
      reason: 'The context avatars takes at most 3 uploads in 60 seconds. Try again in 7 s.',
      canRetry: true,
    });
  });

  test('a throttle says when', () => {
    expect(refused('rate_limited', [], { retryAfterSeconds: 90 }).reason).toContain(
      'Try again in 2 min.',
    );
  });

  test('a context that is gone is told as such, not as "Not found"', () => {
    expect(refused('not_found', []).reason).toContain('context');
  });
});

test('an inactive context is named, and nothing else is said', () => {
  const { reason } = refused('invalid_state', ['The context invoices is inactive']);
  expect(reason).toBe('The context invoices is inactive.');
});
