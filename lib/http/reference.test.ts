import { expect } from 'vitest';
import { readContract } from '@/lib/testing/contract';
import { test } from '@/lib/testing/fixtures';
import { readReference } from './reference';

test('the reference shows every operation of the document, with what it takes and gives', async () => {
  const { operations } = await readContract();
  const shown = await readReference();
  const ids = operations.map(({ operationId }) => operationId);
  expect(shown.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  expect(shown.find(({ id }) => id === 'post_api_keys')).toMatchObject({
    method: 'POST',
    path: '/api/v1/api-keys',
    scope: 'admin',
    isPublic: false,
    answer: { status: '201' },
  });
});

test('the reference tells the bounds of a field', async () => {
  const operation = (await readReference()).find(({ id }) => id === 'post_api_keys');
  const body = operation?.request.find(({ place }) => place.startsWith('body'));
  expect(body?.fields).toContainEqual({
    name: 'name',
    type: 'string',
    isRequired: true,
    rules: 'at least 1 characters, at most 255 characters',
  });
});

test('what needs no credential says so', async () => {
  const open = (await readReference()).filter(({ isPublic }) => isPublic).map(({ path }) => path);
  expect(open.toSorted()).toEqual([
    '/api/v1/auth/invitations/{token}',
    '/api/v1/auth/login',
    '/api/v1/auth/register',
    '/api/v1/downloads',
    '/api/v1/livez',
    '/api/v1/openapi.json',
    '/api/v1/readyz',
  ]);
});
