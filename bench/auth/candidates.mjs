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

/** What is loaded: where, with which key, which answer is right, and which key must be refused. */
export function candidatesOf({ bare, lookup, product, peers, key }) {
  const keyed = (secret) => ({ headers: bearer(secret), refused: bearer(spoiled(secret)) });
  const at = (server, path) => ({ url: server.origin + path, pid: server.pid });
  return [
    { name: NAMES.bare, ...at(bare, '/'), headers: {}, check: isOk },
    {
      ...{ name: NAMES.lookup, ...at(lookup, '/'), ...keyed(key.secret) },
      check: (text) => expect(JSON.parse(text).id, key.id),
    },
    {
      ...{ name: NAMES.product, ...at(product, '/api/v1/api-keys/current'), ...keyed(key.secret) },
      check: (text) => expect(JSON.parse(text).data.api_key_id, key.id),
    },
    { name: NAMES.next, ...at(peers, '/trivial'), headers: {}, check: isOk },
    {
      ...{ name: NAMES.betterAuth, ...at(peers, '/keys/current'), ...keyed(peers.key) },
      check: (text) => expect(JSON.parse(text).valid, true),
    },
  ];
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
