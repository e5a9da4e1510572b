import { describe, expect, test } from 'vitest';
import { ApiError } from '@/lib/api-client';
import { toFormProblem, withoutEdited } from './form-problem';

const refused = (errors: string[], more: { retryAfterSeconds?: number } = {}) =>
  new ApiError({
    code: 'validation_failed',
    message: 'Invalid fields',
    errors,
    status: 422,
    ...more,
  });

// Guards a form against swallowing what the server said, or saying it where nobody looks.
describe('what the server refuses is told where it belongs', () => {
  test('at its field, with the place inside the field left out', () => {
    const error = refused(['name: must be 1 to 255 characters long', 'scopes.0: unknown scope']);
    expect(toFormProblem(error, ['name', 'scopes'])).toEqual({
      summary: null,
      fields: { name: 'Must be 1 to 255 characters long.', scopes: 'Unknown scope.' },
    });
  });

  test('for the whole form when it has no such field', () => {
    const problem = toFormProblem(refused(['name: is odd', 'body: is broken']), ['name']);
    expect(problem.fields).toEqual({ name: 'Is odd.' });
    expect(problem.summary).toBe('Invalid fields. Body: is broken.');
  });

  test('with no detail at all the message itself is shown', () => {
    expect(toFormProblem(refused([]), ['name'])).toEqual({
      summary: 'Invalid fields.',
      fields: {},
    });
  });

  test.each([
    [30, 'Try again in 30 s.'],
    [0, 'Try again in 1 s.'],
    [61, 'Try again in 2 min.'],
  ])('a throttle of %i s says when to try again', (retryAfterSeconds, words) => {
    expect(toFormProblem(refused([], { retryAfterSeconds }), []).summary).toContain(words);
  });

  test('what keeps a thing from being changed stands alone', () => {
    const error = new ApiError({
      code: 'invalid_state',
      message: 'The resource is in a state that does not allow this',
      errors: ['The key is revoked, which is final'],
    });
    expect(toFormProblem(error, []).summary).toBe('The key is revoked, which is final.');
  });

  test('a mistake of ours is not dressed up as the person’s', () => {
    expect(() => toFormProblem(new TypeError('x is not a function'), ['name'])).toThrow(TypeError);
  });
});

// Guards a corrected field against still being called wrong, and the others against being forgiven.
test('what is edited is not called wrong any more; the rest still is', () => {
  const problem = { summary: 'Look.', fields: { display_name: 'Enter a name.', quota: 'Odd.' } };
  const fieldOf = { name: 'display_name', quota: 'quota' };
  expect(withoutEdited(problem, ['name'], fieldOf)).toEqual({
    summary: 'Look.',
    fields: { quota: 'Odd.' },
  });
  expect(withoutEdited(problem, [], fieldOf)).toEqual(problem);
});
