/** The secret with its last character changed: of the right shape, and no key. */
const spoiled = (secret) => secret.slice(0, -1) + (secret.endsWith('0') ? '1' : '0');
const bearer = (secret) => ({ authorization: `Bearer ${secret}` });

export const NAMES = {
  bare: 'node:http',
  lookup: 'node:http + lookup',
  product: 'UploadKit',
  next: 'Next route handler',
  betterAuth: 'better-auth in Next',
};

/** Where each is asked, and whether its answer is the right one. */
const ASKED = {
  [NAMES.bare]: { path: '/', check: isOk },
  [NAMES.lookup]: {
    path: '/',
    keyOf: (_server, key) => key.secret,
    check: (text, key) => expect(JSON.parse(text).id, key.id),
  },
  [NAMES.product]: {
    path: '/api/v1/api-keys/current',
    keyOf: (_server, key) => key.secret,
    check: (text, key) => expect(JSON.parse(text).data.api_key_id, key.id),
  },
  [NAMES.next]: { path: '/trivial', check: isOk },
  [NAMES.betterAuth]: {
    path: '/keys/current',
    keyOf: (server) => server.key,
    check: (text) => expect(JSON.parse(text).valid, true),
  },
};

/** What is loaded: where, with which key, which answer is right, and which key must be refused. */
export function candidateOf(name, server, key) {
  const { path, keyOf, check } = ASKED[name];
  const place = { name, url: server.origin + path, pid: server.pid };
  if (keyOf === undefined) return { ...place, headers: {}, check };
  const secret = keyOf(server, key);
  return {
    ...{ ...place, headers: bearer(secret), refused: bearer(spoiled(secret)) },
    check: (text) => check(text, key),
  };
}

/** Throws for a candidate that lets a wrong key in: it would be measured without its work. */
export async function requireRefusal({ name, url, refused }) {
  if (refused === undefined) return;
  const { status } = await fetch(url, { headers: refused });
  if (status !== 401) throw new Error(`${name} answered ${status} to a wrong key`);
}

function isOk(text) {
  expect(JSON.parse(text).ok, true);
}

function expect(found, wanted) {
  if (found !== wanted)
    throw new Error(`wrong answer: ${String(found)} instead of ${String(wanted)}`);
}
