import { createServer } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, vi } from 'vitest';
import { provideEnv } from '@/lib/env';
import { createAccount, type Account } from '@/lib/testing/account';
import { call } from '@/lib/testing/call';
import { closedPort } from '@/lib/testing/closed-port';
import { test as base } from '@/lib/testing/fixtures';
import { startSmtpSink, type SunkMail } from '@/lib/testing/smtp-sink';
import { InvitationRecord } from './schemas';

const test = base.extend('sink', async ({ db }, { onCleanup }) => {
  expect(db).toBeTruthy();
  const sink = await startSmtpSink();
  onCleanup(() => sink.close());
  provideEnv({ SMTP_URL: sink.url });
  return sink;
});

afterEach(() => provideEnv({ SMTP_URL: '', MAIL_FROM: '', APP_URL: '', RATE_LIMITS: 'off' }));

async function invite({ token }: Account, email = 'guest@example.com') {
  const body = { email, role: 'developer' };
  const answer = await call('POST', '/api/v1/members', { credential: token, body });
  expect(answer.status).toBe(201);
  return InvitationRecord.parse(answer.data);
}

/** Header fields of a message, unfolded (RFC 5322, section 2.2.3). */
function headersOf({ message }: SunkMail): string[] {
  const [head = ''] = message.split('\r\n\r\n');
  return head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
}

const fieldOf = (mail: SunkMail, name: string) =>
  headersOf(mail)
    .filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
    .map((line) => line.slice(name.length + 1).trim());

/** The parts of a message by their type, decoded. */
function partsOf({ message }: SunkMail): Map<string, string> {
  const boundary = /boundary="?([^"\r\n;]+)/.exec(message)?.[1] ?? '';
  const parts = message.split(`--${boundary}`).slice(1, -1);
  return new Map(
    parts.map((part) => {
      const [head = '', body = ''] = part.split(/\r\n\r\n(.*)/s);
      const type = /Content-Type: ([\w/]+)/i.exec(head)?.[1] ?? '';
      return [type, decode(body, /quoted-printable/i.test(head), /base64/i.test(head))];
    }),
  );
}

function decode(body: string, isQuoted: boolean, isBase64: boolean): string {
  if (isBase64) return Buffer.from(body, 'base64').toString('utf8');
  if (!isQuoted) return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** A header's text, out of RFC 2047's encoded words. */
function wordsOf(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString('utf8')
        : decode(word.replace(/_/g, ' '), true, false),
    );
}

async function onlyMail(mails: SunkMail[]): Promise<SunkMail> {
  const [mail] = mails;
  if (mail === undefined || mails.length > 1) throw new Error(`${mails.length} mails came`);
  return Promise.resolve(mail);
}

describe('an invitation is mailed', () => {
  test('to the invited address alone, with the link, as text and as HTML', async ({
    account,
    sink,
  }) => {
    const invitation = await invite(account);
    expect(invitation.mailed).toBe(true);
    const mail = await onlyMail(sink.mails);
    expect(mail).toMatchObject({ from: 'no-reply@localhost', to: ['guest@example.com'] });
    expect(fieldOf(mail, 'From')).toEqual(['UploadKit <no-reply@localhost>']);
    expect(fieldOf(mail, 'To')).toEqual(['guest@example.com']);
    expect(wordsOf(fieldOf(mail, 'Subject').join())).toBe(
      'Fixture owner invites you to join “Fixture & Co” on UploadKit',
    );
    const parts = partsOf(mail);
    expect([...parts.keys()]).toEqual(['text/plain', 'text/html']);
    const text = parts.get('text/plain') ?? '';
    expect(text).toContain(
      'Fixture owner invites you to join “Fixture & Co” on UploadKit, as developer.',
    );
    expect(text.split('\r\n')).toContain(invitation.url);
    expect(text).toMatch(
      /for guest@example\.com and works once, until \d+ \w+ \d{4}, \d\d:\d\d UTC/,
    );
    const html = parts.get('text/html') ?? '';
    expect(html).toContain(`<a href="${invitation.url}">`);
    expect(html).toContain('“Fixture &amp; Co”');
  });

  test('from whom the operator says', async ({ account, sink }) => {
    provideEnv({ MAIL_FROM: 'Files of Exämple <files@example.com>' });
    await invite(account);
    const mail = await onlyMail(sink.mails);
    expect(mail.from).toBe('files@example.com');
    expect(wordsOf(fieldOf(mail, 'From').join())).toBe('Files of Exämple <files@example.com>');
  });

  test('and the link that came by mail opens it', async ({ account, sink }) => {
    await invite(account);
    const text = partsOf(await onlyMail(sink.mails)).get('text/plain') ?? '';
    const token = /\/invitations\/([\w-]{43})\b/.exec(text)?.[1];
    const opened = await call('GET', `/api/v1/auth/invitations/${token}`);
    expect(opened).toMatchObject({ status: 200, data: { email: 'guest@example.com' } });
  });
});

// No call takes such names, but they might come another way one day, and a mail is no place to find that out.
describe('a name in a mail is a name and nothing else:', () => {
  test.for([
    ['line breaks', 'Eve\r\nBcc: all@example.com'],
    ['a lone line feed', 'Eve\nBcc: all@example.com'],
    ['the end of the headers', 'Eve\r\n\r\nBuy this'],
    ['a line separator', 'Eve\u2028Bcc: all@example.com'],
    ['a control character', 'Eve\u0007 Bcc: all@example.com'],
  ] as const)('%s', async ([, name], { db, account, sink }) => {
    await db.tenant.update({ where: { id: account.tenant.id }, data: { name } });
    await db.user.update({ where: { id: account.user.id }, data: { name } });
    expect((await invite(account)).mailed).toBe(true);
    const mail = await onlyMail(sink.mails);
    expect(mail.to).toEqual(['guest@example.com']);
    expect(fieldOf(mail, 'Bcc')).toEqual([]);
    expect(fieldOf(mail, 'Subject')).toHaveLength(1);
    const lines = (partsOf(mail).get('text/plain') ?? '').split(/\r?\n/);
    expect(lines.filter((line) => /^(Bcc|Buy)/.test(line))).toEqual([]);
  });

  test('markup', async ({ db, account, sink }) => {
    const name = '<img src=x onerror=alert(1)>"\'&';
    await db.tenant.update({ where: { id: account.tenant.id }, data: { name } });
    await invite(account);
    const html = partsOf(await onlyMail(sink.mails)).get('text/html') ?? '';
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
  });
});

describe('an invitation is there, with its link, when the mail', () => {
  const isThere = async (account: Account) => {
    const { mailed, url } = await invite(account);
    expect(mailed).toBe(false);
    const token = url?.split('/').at(-1);
    const opened = await call('GET', `/api/v1/auth/invitations/${token}`);
    expect(opened).toMatchObject({ status: 200, data: { email: 'guest@example.com' } });
  };

  test('is not asked for: there is no mail server', async ({ account }) => {
    await isThere(account);
  });

  test('finds nobody at the other end', async ({ account }) => {
    provideEnv({ SMTP_URL: `smtp://127.0.0.1:${await closedPort()}` });
    await isThere(account);
  });

  test('finds a server that accepts and says nothing', async ({ account }) => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    provideEnv({ SMTP_URL: `smtp://127.0.0.1:${port}` });
    try {
      await isThere(account);
    } finally {
      silent.close();
    }
  });

  test('is refused by the server', async ({ account, onTestFinished }) => {
    const sink = await startSmtpSink({
      onRcptTo: (_address, _session, done) => done(new Error('550 nobody here')),
    });
    onTestFinished(() => sink.close());
    provideEnv({ SMTP_URL: sink.url });
    await isThere(account);
    expect(sink.mails).toEqual([]);
  });

  test('would send a password in the clear', async ({ account, onTestFinished }) => {
    const heard: unknown[] = [];
    const sink = await startSmtpSink({
      allowInsecureAuth: true,
      onAuth: (auth, _session, done) => {
        heard.push(auth.password);
        done(null, { user: auth.username });
      },
    });
    onTestFinished(() => sink.close());
    provideEnv({ SMTP_URL: sink.url.replace('//', '//ann:secret@') });
    await isThere(account);
    expect(heard).toEqual([]);
  });
});

test('a tenant mails thirty invitations an hour; the next ones have their link only', async ({
  db,
  sink,
  onTestFinished,
}) => {
  provideEnv({ RATE_LIMITS: '' });
  const account = await createAccount(db, { tier: 'enterprise' });
  for (let n = 0; n < 30; n++)
    expect((await invite(account, `guest-${n}@example.com`)).mailed).toBe(true);
  const late = await invite(account, 'late@example.com');
  expect([late.mailed, late.url]).toEqual([false, expect.stringContaining('/invitations/')]);
  expect(sink.mails).toHaveLength(30);
  const other = await createAccount(db);
  expect((await invite(other)).mailed).toBe(true);
  const began = Date.now();
  onTestFinished(() => void vi.useRealTimers());
  for (const [minutes, mailed] of [
    [50, false],
    [61, true],
  ] as const) {
    vi.useFakeTimers({ toFake: ['Date'], now: began + minutes * 60_000 });
    expect((await invite(account, 'later@example.com')).mailed).toBe(mailed);
  }
});
