import { expect, test } from 'vitest';
import { mayGrant, mayWrite, mayWriteKeys, ROLES } from './roles';
import { SCOPES } from './scopes';

test.each([
  { role: 'owner', live: true, test: true, shared: true },
  { role: 'admin', live: true, test: true, shared: true },
  { role: 'developer', live: false, test: true, shared: false },
  { role: 'viewer', live: false, test: false, shared: false },
] as const)('$role changes exactly what the role allows', ({ role, ...allowed }) => {
  for (const target of ['live', 'test', 'shared'] as const)
    expect([target, mayWrite(role, target)]).toEqual([target, allowed[target]]);
  for (const environment of ['live', 'test'] as const)
    expect(mayWriteKeys(role, environment)).toBe(allowed[environment]);
});

test('no narrower role may do what a wider one may not', () => {
  for (const target of ['live', 'test', 'shared'] as const) {
    const allowed = ROLES.map((role) => mayWrite(role, target));
    expect(allowed).toEqual([...allowed].sort((one, other) => Number(other) - Number(one)));
  }
});

test('who may not change what the environments share hands out no admin key, and every other one', () => {
  for (const role of ROLES) {
    const granted = SCOPES.filter((scope) => mayGrant(role, scope));
    expect(granted.includes('admin')).toBe(mayWrite(role, 'shared'));
    expect(granted).toEqual(expect.arrayContaining(['upload', 'download', 'metadata', 'delete']));
  }
});
