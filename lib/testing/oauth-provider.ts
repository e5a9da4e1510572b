import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';

/** Somebody with an account at the provider. */
export type Person = { subject: string; name: string; email: string; isVerified: boolean };

/** What a client of it is given; GitHub's and Google's are the same here. */
export const OAUTH_CLIENT = { id: 'client-of-the-tests', secret: 'secret-of-the-tests' };

export type OAuthProvider = {
  url: string;
  /** Set to answer with an ID token that no right provider would give. */
  forge: (claims: Record<string, unknown>) => void;
  close: () => Promise<void>;
};

type Grant = { person: Person; query: URLSearchParams };
type Answer = { status?: number; headers?: Record<string, string>; body?: unknown };

/** What the server remembers. */
type Books = {
  url: string;
  codes: Map<string, Grant>;
  tokens: Map<string, Person>;
  forged: Record<string, unknown>;
  keys: { privateKey: CryptoKey; jwk: JWK };
};

/**
 * A real OAuth 2.0 server (RFC 6749, with PKCE by RFC 7636) on a port of its own, for the far side of the network: GitHub's paths as
 * a GitHub Enterprise Server has them, and OpenID Connect for Google's. Who signs in tells its form who they are.
 */
export async function startOAuthProvider(): Promise<OAuthProvider> {
  const keys = await makeKeys();
  const books: Books = { url: '', codes: new Map(), tokens: new Map(), forged: {}, keys };
  const server = createServer((request, response) => {
    void answer(books, request).then(({ status = 200, headers, body = '' }) => {
      const json = { 'Content-Type': 'application/json' };
      response.writeHead(status, { ...(typeof body === 'string' ? {} : json), ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  books.url = `http://127.0.0.1:${address.port}`;
  return {
    url: books.url,
    forge: (claims) => (books.forged = claims),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function makeKeys(): Promise<Books['keys']> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  return { privateKey, jwk };
}

async function answer(books: Books, request: IncomingMessage): Promise<Answer> {
  const { pathname, searchParams } = new URL(request.url ?? '/', books.url);
  switch (`${request.method ?? ''} ${pathname}`) {
    case 'GET /.well-known/openid-configuration':
      return { body: discovery(books.url) };
    case 'GET /jwks':
      return { body: { keys: [books.keys.jwk] } };
    case 'GET /login/oauth/authorize':
      return { headers: { 'Content-Type': 'text/html' }, body: FORM };
    case 'POST /login/oauth/authorize':
      return decide(books, searchParams, new URLSearchParams(await text(request)));
    case 'POST /login/oauth/access_token':
      return issueTokens(books, request, new URLSearchParams(await text(request)));
    case 'GET /api/v3/user':
      return gitHubUser(personOf(books, request));
    case 'GET /api/v3/user/emails':
      return gitHubEmails(personOf(books, request));
    default:
      return { status: 404 };
  }
}

/** Without a subject, the person said no. */
function decide({ codes }: Books, query: URLSearchParams, form: URLSearchParams): Answer {
  if (form.get('subject') === '') return back(query, { error: 'access_denied' });
  const code = randomUUID();
  codes.set(code, { person: readPerson(form), query });
  return back(query, { code });
}

async function issueTokens(
  books: Books,
  request: IncomingMessage,
  form: URLSearchParams,
): Promise<Answer> {
  const code = form.get('code') ?? '';
  const grant = books.codes.get(code);
  books.codes.delete(code);
  if (grant === undefined || !isClient(request, form) || !isProven(grant, form))
    return { status: 400, body: { error: 'invalid_grant' } };
  const access_token = randomUUID();
  books.tokens.set(access_token, grant.person);
  const isOpenId = grant.query.get('scope')?.includes('openid') ?? false;
  const more = isOpenId ? { id_token: await signIdToken(books, grant) } : {};
  return { body: { access_token, token_type: 'bearer', scope: '', ...more } };
}

function signIdToken({ url, forged, keys }: Books, { person, query }: Grant): Promise<string> {
  const { subject: sub, name, email, isVerified: email_verified } = person;
  const now = Math.floor(Date.now() / 1000);
  const standard = { iss: url, aud: OAUTH_CLIENT.id, iat: now, exp: now + 600 };
  const claims = { sub, name, email, email_verified, nonce: query.get('nonce') };
  return new SignJWT({ ...standard, ...claims, ...forged })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .sign(keys.privateKey);
}

const personOf = ({ tokens }: Books, { headers }: IncomingMessage) =>
  tokens.get(/^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '');

const FORM = `<!doctype html><html lang="en"><title>Provider</title><h1>Provider</h1><form method="post">
${['subject', 'name', 'email'].map((name) => `<label>${name} <input name="${name}"></label>`).join('')}
<label><input type="checkbox" name="verified"> verified</label><button>Authorize</button></form></html>`;

function readPerson(form: URLSearchParams): Person {
  const [subject, name, email] = ['subject', 'name', 'email'].map((field) => form.get(field) ?? '');
  return {
    subject: subject ?? '',
    name: name ?? '',
    email: email ?? '',
    isVerified: form.has('verified'),
  };
}

/** To where the client asked for, with its state. */
function back(query: URLSearchParams, told: Record<string, string>): Answer {
  const target = new URL(query.get('redirect_uri') ?? '');
  for (const [name, value] of Object.entries({ ...told, state: query.get('state') ?? '' }))
    target.searchParams.set(name, value);
  return { status: 302, headers: { Location: target.href } };
}

/** By HTTP Basic or in the form (RFC 6749, section 2.3.1). */
function isClient({ headers }: IncomingMessage, form: URLSearchParams): boolean {
  const basic = Buffer.from(`${OAUTH_CLIENT.id}:${OAUTH_CLIENT.secret}`).toString('base64');
  const isInForm =
    form.get('client_id') === OAUTH_CLIENT.id && form.get('client_secret') === OAUTH_CLIENT.secret;
  return isInForm || headers.authorization === `Basic ${basic}`;
}

/** The code is for who asked for it: the same redirect URI, and the verifier of the challenge. */
function isProven({ query }: Grant, form: URLSearchParams): boolean {
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  return (
    form.get('redirect_uri') === query.get('redirect_uri') &&
    query.get('code_challenge_method') === 'S256' &&
    query.get('code_challenge') === challenge
  );
}

const discovery = (url: string) => ({
  issuer: url,
  authorization_endpoint: `${url}/login/oauth/authorize`,
  token_endpoint: `${url}/login/oauth/access_token`,
  jwks_uri: `${url}/jwks`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
});

/** The address of the public profile is whatever its owner writes there: it must count for nothing. */
function gitHubUser(person: Person | undefined): Answer {
  if (person === undefined) return { status: 401 };
  const { subject, name, email } = person;
  return { body: { id: Number(subject), login: `user-${subject}`, name: name || null, email } };
}

function gitHubEmails(person: Person | undefined): Answer {
  if (person === undefined) return { status: 401 };
  const { email, isVerified: verified } = person;
  const other = { email: `other-${email}`, primary: false, verified: true };
  return { body: [other, { email, primary: true, verified }] };
}
