import type { Scope } from '@/lib/auth/scopes';
import type { CreatedKey } from '@/lib/keys/schemas';

export type FirstCall = { curl: string; node: string; env: string };

type NewKey = Pick<CreatedKey, 'api_key' | 'scopes' | 'contexts'>;

type Call = {
  path: string;
  /** The one file that the call uploads, and the context it goes to when the key is limited to some. */
  upload?: { name: string; content: string; context: string | undefined };
};

/** What the key lets its holder do first: something that is seen in the dashboard where it may, else asking what the key is. */
const CALLS: readonly { scope: Scope; path: string }[] = [
  { scope: 'upload', path: '/files/upload' },
  { scope: 'metadata', path: '/files' },
  { scope: 'admin', path: '/api-keys' },
];

/**
 * A first call that the key's scopes permit, ready to run: by curl, by Node with the key from `.env`, and that `.env`.
 * @param origin of the server, as this browser reaches it
 */
export function firstCall(created: NewKey, origin: string): FirstCall {
  const { api_key: secret, scopes, contexts } = created;
  const path = CALLS.find(({ scope }) => scopes.includes(scope))?.path ?? '/api-keys/current';
  const call: Call =
    path === '/files/upload'
      ? { path, upload: { name: 'hello.txt', content: 'Hello', context: contexts[0] } }
      : { path };
  return {
    curl: asCurl(call, origin, secret),
    node: asNode(call, origin),
    env: `UPLOADKIT_URL=${origin}/api/v1\nUPLOADKIT_API_KEY=${secret}`,
  };
}

function asCurl({ path, upload }: Call, origin: string, secret: string): string {
  const lines = [
    `curl ${origin}/api/v1${path}`,
    `-H "Authorization: Bearer ${secret}"`,
    ...(upload === undefined ? [] : [`-F "file=@-;filename=${upload.name}"`]),
    ...(upload?.context === undefined ? [] : [`-F context=${upload.context}`]),
  ];
  return `${upload === undefined ? '' : `echo ${upload.content} | `}${lines.join(' \\\n  ')}`;
}

function asNode({ path, upload }: Call, origin: string): string {
  const send = [
    `const response = await fetch('${origin}/api/v1${path}', {`,
    ...(upload === undefined ? [] : [`  method: 'POST',`]),
    '  headers: { Authorization: `Bearer ${env.UPLOADKIT_API_KEY}` },',
    ...(upload === undefined ? [] : ['  body,']),
    '});',
    'console.log(response.status, await response.json());',
  ];
  const head = [
    '// node --env-file=.env first-call.mjs',
    `import { env } from 'node:process';`,
    '',
  ];
  return [...head, ...bodyLines(upload), ...send].join('\n');
}

function bodyLines(upload: Call['upload']): string[] {
  if (upload === undefined) return [];
  const { name, content, context } = upload;
  return [
    'const body = new FormData();',
    `body.append('file', new Blob(['${content}']), '${name}');`,
    ...(context === undefined ? [] : [`body.append('context', '${context}');`]),
  ];
}
