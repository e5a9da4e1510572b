import { z } from 'zod';
import { ERROR_MESSAGES } from '@/lib/errors';
import type { AnyDeclaration } from './declaration';

type Json = Record<string, unknown>;

/** Keywords of a schema that stands alone. */
const LOCAL = new Set(['$schema', '~standard']);

/** The one shape of every refusal. */
export const ERROR_SCHEMA: Json = toSchema(
  z.strictObject({
    status: z.literal('ERROR'),
    code: z.string().meta({ enum: Object.keys(ERROR_MESSAGES) }),
    message: z.string(),
    errors: z.array(z.string()),
    timestamp: z.iso.datetime(),
    request_id: z.string(),
  }),
  'output',
);

const PAGINATION = z.strictObject({
  page: z.int(),
  page_size: z.int(),
  total: z.int(),
  total_pages: z.int(),
  next_cursor: z.string().nullable(),
});

/** One operation of the document, from what its route declares. */
export function operationOf(
  { method, path }: { method: string; path: string },
  declaration: AnyDeclaration,
): Json {
  return {
    operationId: operationId(method, path),
    tags: [path.split('/')[3] ?? 'api'],
    summary: declaration.summary,
    ...(declaration.scope === undefined ? {} : { 'x-required-scope': declaration.scope }),
    ...(declaration.public ? { security: [] } : {}),
    parameters: [...pathParameters(path), ...queryParameters(declaration), ...headers(declaration)],
    ...requestBody(declaration),
    responses: responses(declaration),
  };
}

function operationId(method: string, path: string): string {
  const words = path.replace('/api/v1/', '').match(/[A-Za-z0-9]+/g) ?? [];
  return [method.toLowerCase(), ...words].join('_');
}

function pathParameters(path: string): Json[] {
  return Array.from(path.matchAll(/\[([^\]]+)\]/g), ([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters({ link, query = link }: AnyDeclaration): Json[] {
  if (query === undefined) return [];
  const { properties, required } = ObjectSchema.parse(toSchema(query, 'input'));
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

const ObjectSchema = z.object({
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
});

function headers(declaration: AnyDeclaration): Json[] {
  const header = (name: string, schema: Json) => ({ name, in: 'header', required: false, schema });
  return [
    ...(declaration.public ? [] : [header('X-Project-Id', { type: 'string' })]),
    ...(declaration.idempotent
      ? [header('Idempotency-Key', { type: 'string', pattern: '^[\\x21-\\x7e]{1,128}$' })]
      : []),
  ];
}

function requestBody({ body, multipart }: AnyDeclaration): Json {
  if (multipart !== undefined) {
    const content = { 'multipart/form-data': { schema: toSchema(multipart, 'input') } };
    return { requestBody: { required: true, content } };
  }
  if (body === undefined) return {};
  const required = !body.safeParse(undefined).success;
  const content = { 'application/json': { schema: toSchema(body, 'input') } };
  return { requestBody: { required, content } };
}

function responses(declaration: AnyDeclaration): Json {
  const error = { $ref: '#/components/schemas/Error' };
  const failure = (description: string) => ({
    description,
    content: {
      'application/json': { schema: error },
      'application/problem+json': { schema: { type: 'object' } },
    },
  });
  return {
    ...(declaration.bytes ? BYTES : success(declaration)),
    '4XX': failure('Refused: `code` says why, `errors` what to do'),
    '5XX': failure('Our fault, or a part that is away'),
  };
}

function success(declaration: AnyDeclaration): Json {
  const content = { 'application/json': { schema: successSchema(declaration) } };
  const description = declaration.message ?? 'OK';
  return { [String(declaration.status ?? 200)]: { description, content } };
}

/** A file's bytes, of whatever type they are. */
const ANY_TYPE = { '*/*': { schema: { type: 'string', format: 'binary' } } };
const BYTES: Json = {
  '200': { description: 'The bytes', content: ANY_TYPE },
  '206': { description: 'The range of them that was asked for', content: ANY_TYPE },
  '304': { description: 'They are those of If-None-Match', content: {} },
  '412': { description: 'They are not those of If-Match', content: {} },
  '416': { description: 'The range begins behind the last of them', content: {} },
};

function successSchema({ output, paginated, bare, idempotent }: AnyDeclaration): Json {
  const data = toSchema(output, 'output');
  if (bare) return data;
  const required = ['status', 'message', 'data', 'timestamp'];
  return {
    type: 'object',
    additionalProperties: false,
    required: paginated ? [...required, 'pagination'] : required,
    properties: {
      status: { const: 'SUCCESS' },
      message: { type: 'string' },
      data: idempotent ? withoutOnceShown(data) : data,
      ...(paginated ? { pagination: toSchema(PAGINATION, 'output') } : {}),
      timestamp: { type: 'string', format: 'date-time' },
    },
  };
}

/** A replayed answer lacks the secret, so `api_key` is there but not required. */
function withoutOnceShown(schema: Json): Json {
  const { required } = ObjectSchema.parse(schema);
  return { ...schema, required: required.filter((name) => name !== 'api_key') };
}

/** JSON Schema 2020-12, the dialect of OpenAPI 3.1. */
function toSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const json = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // The format says it all; zod's pattern for it is half a screen long.
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    },
  });
  return Object.fromEntries(Object.entries(json).filter(([name]) => !LOCAL.has(name)));
}
