import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { InvitationLink } from './invitation-link';

const textOf = (mailed: boolean) => {
  const invitation = {
    invitation_id: `inv_${'0'.repeat(32)}`,
    email: 'ada@example.com',
    role: 'developer',
    url: 'https://files.example.com/invitations/abc',
    mailed,
    created_at: '2026-01-01T00:00:00.000Z',
    expires_at: '2026-01-08T00:00:00.000Z',
  } as const;
  return renderToStaticMarkup(<InvitationLink invitation={invitation} />);
};

// Guards against two that wait for each other: the inviter for an acceptance, the invited for a mail that nobody sent.
test('who invites reads whether the link went out by mail, and has it in either case', () => {
  expect(textOf(true)).toContain('It was sent to ada@example.com by mail.');
  expect(textOf(true)).not.toContain('No mail was sent');
  expect(textOf(false)).toContain('No mail was sent: send the link to ada@example.com yourself.');
  expect(textOf(false)).not.toContain('by mail.');
  for (const mailed of [true, false])
    expect(textOf(mailed)).toContain('https://files.example.com/invitations/abc');
});
