import { expect, test } from 'vitest';
import { pathTemplate } from './path-template';

const at = (path: string) => `http://localhost${path}`;

test.for([
  ['/api/v1/files', {}, '/api/v1/files'],
  ['/api/v1/files?q=x', {}, '/api/v1/files'],
  ['/api/v1/api-keys/key_1/rotate', { id: 'key_1' }, '/api/v1/api-keys/{id}/rotate'],
  ['/api/v1/api-keys/api-keys', { id: 'api-keys' }, '/api/v1/api-keys/{id}'],
  ['/api/v1/api-keys/a%20b', { id: 'a b' }, '/api/v1/api-keys/{id}'],
  ['/api/v1/api-keys/a%20b', { id: 'a%20b' }, '/api/v1/api-keys/{id}'],
  ['/api/v1/api-keys/%E0%A4%A', { id: '%E0%A4%A' }, '/api/v1/api-keys/{id}'],
] as const)('%s is known as its route', ([path, params, template]) => {
  expect(pathTemplate(at(path), params, true)).toBe(template);
});

test('of a path that no route owns nothing is told, nor of one whose parameter is not found in it', () => {
  expect(pathTemplate(at('/api/v1/secret'), {}, false)).toBe('/api/v1/…');
  expect(pathTemplate(at('/api/v1/a/secret'), { id: 'other' }, true)).toBe('/api/v1/…');
});
