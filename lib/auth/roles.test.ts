import { expect, test } from 'vitest';
import { mayWrite, mayWriteKeys, ROLES } from './roles';

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
