import { describe, expect, test } from 'vitest';
import { CreateKeyInput } from '@/lib/keys/schemas';
import { EMPTY_DRAFT, expiresInDays, findDraftProblem, toNewKey, type Draft } from './draft';

const draft = (changes: Partial<Draft> = {}): Draft => ({
  ...EMPTY_DRAFT,
  name: 'CI',
  scopes: ['upload'],
  ...changes,
});

// Guards the create form against a key that differs from what its person chose.
describe('a new key is what was chosen in the form', () => {
  test('an untouched form is careful: test, no scope, 90 days', () => {
    expect(EMPTY_DRAFT).toMatchObject({ environment: 'test', scopes: [], expiry: '90' });
  });

  test('its wire form is what the API parses', () => {
    const input = toNewKey(
      draft({
        name: '  CI ',
        isLimited: true,
        contexts: ['default', 'invoices'],
        note: ' for builds ',
      }),
    );
    expect(CreateKeyInput.parse(input)).toEqual({
      name: 'CI',
      environment: 'test',
      scopes: ['upload'],
      expiresInDays: 90,
      contexts: ['default', 'invoices'],
      metadata: { note: 'for builds' },
    });
  });

  test.each([
    ['never', '', null],
    ['7', '', 7],
    ['custom', '1', 1],
    ['custom', ' 365 ', 365],
    ['custom', '0', undefined],
    ['custom', '366', undefined],
    ['custom', '1.5', undefined],
    ['custom', '-1', undefined],
    ['custom', '', undefined],
  ] as const)('expiry %s %j is %j', (expiry, customDays, days) => {
    expect(expiresInDays(draft({ expiry, customDays }))).toBe(days);
  });

  test('a wrong number of days never turns into a key that lives for ever', () => {
    expect(findDraftProblem(draft({ expiry: 'custom', customDays: '999' }))?.fields).toHaveProperty(
      'expires_in_days',
    );
  });

  test('every context, once chosen, is not limited by what was ticked before', () => {
    expect(toNewKey(draft({ isLimited: false, contexts: ['default'] }))).not.toHaveProperty(
      'contexts',
    );
  });

  test('a key limited to no context, which the API takes for every context, is not sent', () => {
    expect(findDraftProblem(draft({ isLimited: true }))?.fields).toHaveProperty('contexts');
  });

  test('name and scope are asked for before anything is sent', () => {
    expect(Object.keys(findDraftProblem(EMPTY_DRAFT)?.fields ?? {})).toEqual(['name', 'scopes']);
    expect(findDraftProblem(draft())).toBeNull();
  });
});
