import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { Role } from '@/lib/auth/roles';
import type { Scope } from '@/lib/auth/scopes';
import { ScopesField } from './scopes-field';

const render = (role: Role, scopes: readonly Scope[] = []) =>
  renderToStaticMarkup(
    <ScopesField scopes={scopes} role={role} error={undefined} onChange={() => undefined} />,
  );
const disabledBoxes = (html: string) =>
  (html.match(/<input[^>]*>/g) ?? []).map((input) => input.includes('disabled=""'));
const inertButtons = (html: string) =>
  [...html.matchAll(/<button[^>]*aria-disabled="true"[^>]*>([^<]*)</g)].map(([, label]) => label);

// Guards against offering a scope that the person's role does not allow: the server would refuse it after all the typing.
describe('the scopes on offer are those that the role may hand out', () => {
  test('a developer cannot tick admin or take the preset with it, and reads why', () => {
    const html = render('developer');
    expect(disabledBoxes(html)).toEqual([false, false, false, false, true]);
    expect(inertButtons(html)).toEqual(['Full access']);
    expect(html).toContain('Your role, developer, does not allow it.');
  });

  test('a developer can take admin away from a key that has it', () => {
    expect(disabledBoxes(render('developer', ['admin']))).not.toContain(true);
  });

  test.each(['owner', 'admin'] as const)('%s: all', (role) => {
    const html = render(role);
    expect(disabledBoxes(html)).not.toContain(true);
    expect(inertButtons(html)).toEqual([]);
    expect(html).not.toContain('does not allow it');
  });
});
