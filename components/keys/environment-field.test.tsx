import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { ROLES, type Role } from '@/lib/auth/roles';
import { EnvironmentField } from './environment-field';

const render = (role: Role) =>
  renderToStaticMarkup(
    <EnvironmentField
      environment="test"
      role={role}
      error={undefined}
      onChange={() => undefined}
    />,
  );
const radio = (html: string, value: string) =>
  html.match(/<input[^>]*>/g)?.find((input) => input.includes(`value="${value}"`)) ?? '';

// Guards against offering an environment that the person's role does not allow: the server would refuse it after all the typing.
describe('the environments on offer are those that the role allows', () => {
  test('a developer may choose test only, and reads why', () => {
    const html = render('developer');
    expect(radio(html, 'live')).toContain('disabled=""');
    expect(html).toContain('Your role, developer, does not allow it.');
    expect(radio(html, 'test')).not.toContain('disabled=""');
  });

  test.each(ROLES.filter((role) => role === 'owner' || role === 'admin'))('%s: both', (role) => {
    expect(render(role)).not.toContain('disabled=""');
  });
});
