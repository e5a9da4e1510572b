import { createHmac } from 'node:crypto';
import { generateKeyPair, exportJWK, SignJWT, UnsecuredJWT } from 'jose';
import { env } from '@/lib/env';

const HEADER = { alg: 'HS256', typ: 'uploadkit-session+jwt' };
const OTHER_SECRET = 'another secret of sufficient length for HS256';

type Facts = { sub: string; tid: string; sid: string };

const base64url = (value: unknown) =>
  (value instanceof Buffer
    ? value
    : Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))
  ).toString('base64url');

/** A token of any header and any payload, with an HMAC by any secret. */
function sign(
  header: unknown,
  payload: unknown,
  { secret = env().AUTH_SECRET ?? '', hash = 'sha256' } = {},
): string {
  const signed = `${base64url(header)}.${base64url(payload)}`;
  return `${signed}.${createHmac(hash, secret).update(signed).digest('base64url')}`;
}

/** The claims that would be right. */
function rightClaims(facts: Facts) {
  const now = Math.floor(Date.now() / 1000);
  const times = { iat: now, exp: now + 3600, session_exp: now + 86_400 };
  return { iss: 'uploadkit', aud: 'uploadkit-sessions', ...facts, ...times };
}

/** A token that is right in every way, made without our own signer: what the forged ones differ from. */
export function rightToken(facts: Facts): string {
  return sign(HEADER, rightClaims(facts));
}

/** Tokens that speak of a session that stands, each with one thing wrong that only a verifier can see. */
export async function forgedTokens(facts: Facts): Promise<[string, string][]> {
  const claims = rightClaims(facts);
  return [
    ...unsigned(claims),
    ...(await otherKeys(claims)),
    ...headerTricks(claims),
    ...wrongClaims(claims),
    ...tampered(claims),
  ];
}

type Claims = ReturnType<typeof rightClaims>;

function unsigned(claims: Claims): [string, string][] {
  const bare = new UnsecuredJWT(claims).encode();
  const none = (alg: string) => `${base64url({ ...HEADER, alg })}.${base64url(claims)}.`;
  return [
    ['alg none', bare],
    ['alg none with something for a signature', `${bare}c2ln`],
    ...['none', 'None', 'NONE', 'nOnE', ''].map((alg): [string, string] => [
      `alg ${JSON.stringify(alg)} with our own signature`,
      sign({ ...HEADER, alg }, claims),
    ]),
    ['alg none, typ ours', `${none('none')}c2ln`],
    ['no alg at all', sign({ typ: HEADER.typ }, claims)],
  ];
}

async function otherKeys(claims: Claims): Promise<[string, string][]> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(publicKey);
  const es256 = (header: object) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', typ: HEADER.typ, ...header })
      .sign(privateKey);
  return [
    ['another secret', sign(HEADER, claims, { secret: OTHER_SECRET })],
    ['an empty secret', sign(HEADER, claims, { secret: '' })],
    ['a secret of one NUL', sign(HEADER, claims, { secret: '\0' })],
    ['HS384 by our secret', sign({ ...HEADER, alg: 'HS384' }, claims, { hash: 'sha384' })],
    ['HS512 by our secret', sign({ ...HEADER, alg: 'HS512' }, claims, { hash: 'sha512' })],
    ['HS256 told, SHA-512 used', sign(HEADER, claims, { hash: 'sha512' })],
    ['RS256 told, HMAC used', sign({ ...HEADER, alg: 'RS256' }, claims)],
    ['ES256 by a key of its own', await es256({})],
    ['ES256 with its own key in the header', await es256({ jwk })],
  ];
}

function headerTricks(claims: Claims): [string, string][] {
  const secret = OTHER_SECRET;
  const jwk = { kty: 'oct', k: base64url(OTHER_SECRET) };
  return [
    ['its own secret as jwk', sign({ ...HEADER, jwk }, claims, { secret })],
    ['jku', sign({ ...HEADER, jku: 'https://evil.example/jwks.json' }, claims, { secret })],
    ['x5u', sign({ ...HEADER, x5u: 'https://evil.example/cert.pem' }, claims, { secret })],
    ['x5c', sign({ ...HEADER, x5c: ['MIIB'] }, claims, { secret })],
    ['kid that is a path', sign({ ...HEADER, kid: '../../dev/null' }, claims, { secret: '' })],
    ['kid that is SQL', sign({ ...HEADER, kid: "' UNION SELECT 'x' --" }, claims, { secret: 'x' })],
    ['kid that is an object', sign({ ...HEADER, kid: { a: 1 } }, claims, { secret })],
    ['an unknown critical header', sign({ ...HEADER, crit: ['exp'], exp: 1 }, claims)],
    ['critical that names nothing', sign({ ...HEADER, crit: [] }, claims)],
    ['an unencoded payload', sign({ ...HEADER, b64: false, crit: ['b64'] }, claims)],
    ['typ JWT', sign({ ...HEADER, typ: 'JWT' }, claims)],
    ['typ of an access token', sign({ ...HEADER, typ: 'at+jwt' }, claims)],
    ['no typ', sign({ alg: HEADER.alg }, claims)],
  ];
}

function wrongClaims(claims: Claims): [string, string][] {
  const but = (changed: object): string => sign(HEADER, { ...claims, ...changed });
  const without = (name: keyof Claims): [string, string] => [
    `no ${name}`,
    but({ [name]: undefined }),
  ];
  return [
    ...(['iss', 'aud', 'sub', 'tid', 'sid', 'iat', 'exp', 'session_exp'] as const).map(without),
    ['another issuer', but({ iss: 'uploadkit2' })],
    ['another audience', but({ aud: 'uploadkit-downloads' })],
    ['an empty list of audiences', but({ aud: [] })],
    ['expired a second ago', but({ exp: claims.iat - 1 })],
    ['expired in 1970', but({ exp: 0 })],
    ['exp before 1970', but({ exp: -1 })],
    ['exp as text', but({ exp: String(claims.exp) })],
    ['exp that is no whole number', but({ exp: claims.exp + 0.5 })],
    ['exp beyond every number', but({ exp: '1e999' })],
    ['not valid before tomorrow', but({ nbf: claims.iat + 86_400 })],
    ['a number for sub', but({ sub: 1 })],
    ['a list for sub', but({ sub: [claims.sub] })],
    ['a list for sid', but({ sid: [claims.sid] })],
    ['an object for sid', but({ sid: { not: '' } })],
    ['null for tid', but({ tid: null })],
    ['a list for a payload', sign(HEADER, [claims])],
    ['text for a payload', sign(HEADER, '"text"')],
    ['no JSON for a payload', sign(HEADER, '{')],
    ['no JSON for a header', sign('{', claims)],
    ['bytes that are not UTF-8 for a payload', sign(HEADER, Buffer.from([0x22, 0xff, 0x22]))],
  ];
}

function tampered(claims: Claims): [string, string][] {
  const right = sign(HEADER, claims);
  const [header = '', payload = '', signature = ''] = right.split('.');
  const admin = base64url({ ...claims, sub: 'usr_00000000000000000000000000000000' });
  const first = signature.startsWith('A') ? 'B' : 'A';
  return [
    ['the payload exchanged', `${header}.${admin}.${signature}`],
    ['the header exchanged', `${base64url({ ...HEADER, kid: 'a' })}.${payload}.${signature}`],
    ['the signature’s first letter changed', `${header}.${payload}.${first}${signature.slice(1)}`],
    ['the signature cut', `${header}.${payload}.${signature.slice(0, -2)}`],
    ['the signature lengthened', `${right}AA`],
    ['the signature of one letter', `${header}.${payload}.A`],
    ['header and payload swapped', `${payload}.${header}.${signature}`],
  ];
}
