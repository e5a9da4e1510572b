import fc from 'fast-check';
import { nasty, objectOf, valueOf, type Care } from './arbitrary-value';
import type { Operation } from './contract';
import { BOUNDARY, field, filePart, multipart } from './upload';

/** A request as somebody careful, careless or malicious might send it. */
export type GeneratedRequest = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | Buffer<ArrayBuffer> | undefined;
};

/** What is good at this moment: who may call, and what there is to aim at, by the path that takes it. */
export type Good = { credentials: string[]; idsOf: (path: string) => string[] };

const CARES = [
  { weight: 1, arbitrary: fc.constant<Care>('right') },
  { weight: 1, arbitrary: fc.constant<Care>('careless') },
];

/** Requests for an operation, half of them right by the document; `good` is asked anew for each. */
export function requestFor(operation: Operation, good: Good): fc.Arbitrary<GeneratedRequest> {
  return fc.oneof(...CARES).chain((care) => requestWith(care, operation, good));
}

function requestWith(care: Care, operation: Operation, good: Good): fc.Arbitrary<GeneratedRequest> {
  const spoiled = (weight: number) =>
    care === 'right' ? fc.constant(null) : fc.option(nasty, { freq: weight });
  return fc
    .record({
      pick: fc.nat(),
      id: spoiled(2),
      query: queryOf(operation, care),
      extra: care === 'right' ? fc.constant(null) : fc.option(nasty, { freq: 9 }),
      credential: spoiled(2),
      idempotencyKey: spoiled(4),
      body: bodyOf(operation, care),
    })
    .map(({ pick, id, query, extra, credential, idempotencyKey, body }) => ({
      method: operation.method,
      path:
        pathOf(operation, id ?? oneOf(good.idsOf(operation.path), pick)) + queryText(query, extra),
      headers: {
        ...header('Authorization', credential ?? oneOf(good.credentials, pick)),
        ...header('Idempotency-Key', idempotencyKey),
        ...body.headers,
      },
      body: body.content,
    }));
}

const oneOf = (values: string[], pick: number) => values[pick % values.length] ?? '';

const pathOf = ({ path }: Operation, id: string) => path.replace(/\{[^}]+\}/, encode(id));

function queryOf({ parameters }: Operation, care: Care): fc.Arbitrary<Record<string, unknown>> {
  const fields = parameters.filter((one) => one.in === 'query');
  const values = fields.map((one): [string, fc.Arbitrary<unknown>] => [
    one.name,
    valueOf(one.schema, care),
  ]);
  return fc.record<Record<string, unknown>>(Object.fromEntries(values), { requiredKeys: [] });
}

type Body = { content: GeneratedRequest['body']; headers: Record<string, string> };

function bodyOf({ requestBody }: Operation, care: Care): fc.Arbitrary<Body> {
  const [media] = Object.entries(requestBody?.content ?? {});
  if (media === undefined) return fc.constant({ content: undefined, headers: {} });
  const [type, { schema }] = media;
  const right = type === 'application/json' ? jsonOf(schema, care) : multipartOf(schema, care);
  if (care === 'right') return right;
  const broken = right.map(({ content, headers }) => ({ content: content?.slice(0, -1), headers }));
  const typed = right.map(({ content }) => ({
    content,
    headers: { 'Content-Type': 'text/plain' },
  }));
  return fc.oneof(
    { weight: 7, arbitrary: right },
    { weight: 1, arbitrary: broken },
    { weight: 1, arbitrary: typed },
  );
}

function jsonOf(schema: unknown, care: Care): fc.Arbitrary<Body> {
  const headers = { 'Content-Type': 'application/json' };
  return valueOf(schema, care).map((value) => ({ content: JSON.stringify(value), headers }));
}

function multipartOf(schema: unknown, care: Care): fc.Arbitrary<Body> {
  const headers = { 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` };
  return objectOf(schema, care).map((parts) => ({
    content: multipart(
      Object.entries(parts).map(([name, value]) =>
        name === 'file' ? filePart(plain(value), 'a.txt') : field(headerSafe(name), plain(value)),
      ),
    ),
    headers,
  }));
}

const headerSafe = (name: string) => name.replaceAll(/["\r\n]/g, '_');

/** Header values that the platform itself would not send are left out. */
function header(name: string, value: string | null): Record<string, string> {
  if (value === null || value === '' || !/^[\t\x20-\x7e]*$/.test(value)) return {};
  return { [name]: name === 'Authorization' ? `Bearer ${value}` : value };
}

function queryText(query: Record<string, unknown>, extra: string | null): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encode(plain(value))}`);
  const all = [...pairs, ...(extra === null ? [] : [`${encode(extra)}=1`])];
  return all.length === 0 ? '' : `?${all.join('&')}`;
}

const plain = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
/** What no URL can carry, a lone surrogate, becomes U+FFFD as in a browser. */
const encode = (value: string) =>
  encodeURIComponent(Buffer.from(value).toString()).replaceAll('.', '%2E');
