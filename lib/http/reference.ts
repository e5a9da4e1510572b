import { z } from 'zod';
import { openApiDocument } from './openapi';

/** A field of a request or an answer, as people read about it. */
export type ReferenceField = { name: string; type: string; isRequired: boolean; rules: string };

/** One operation of the API, as people read about it. */
export type ReferenceOperation = {
  id: string;
  method: string;
  path: string;
  summary: string;
  /** The scope a key needs; null for any credential, or for none when `isPublic`. */
  scope: string | null;
  isPublic: boolean;
  /** Fields by where they go: path, query, header, body. */
  request: { place: string; fields: ReferenceField[] }[];
  answer: { status: string; fields: ReferenceField[] };
};

const Schema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
});
type Schema = z.output<typeof Schema>;

const Media = z.record(z.string(), z.object({ schema: Schema }));
const Operation = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  'x-required-scope': z.string().optional(),
  security: z.array(z.unknown()).optional(),
  parameters: z.array(
    z.object({ name: z.string(), in: z.string(), required: z.boolean(), schema: Schema }),
  ),
  requestBody: z.object({ content: Media }).optional(),
  responses: z.record(z.string(), z.object({ content: Media })),
});
type Operation = z.output<typeof Operation>;

const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), Operation)) });

/** The published document as a list of operations, in the order of their paths. */
export async function readReference(): Promise<ReferenceOperation[]> {
  const { paths } = Document.parse(await openApiDocument());
  return Object.entries(paths)
    .toSorted(([one], [other]) => one.localeCompare(other))
    .flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) =>
        describe({ method: method.toUpperCase(), path }, operation),
      ),
    );
}

function describe(
  { method, path }: { method: string; path: string },
  operation: Operation,
): ReferenceOperation {
  return {
    id: operation.operationId,
    method,
    path,
    summary: operation.summary,
    scope: operation['x-required-scope'] ?? null,
    isPublic: operation.security?.length === 0,
    request: [...parameterGroups(operation), ...bodyGroup(operation)],
    answer: answerOf(operation),
  };
}

function parameterGroups({ parameters }: Operation): ReferenceOperation['request'] {
  return ['path', 'query', 'header'].flatMap((place) => {
    const fields = parameters
      .filter((one) => one.in === place)
      .map((one) => toField(one.name, one.schema, one.required));
    return fields.length === 0 ? [] : [{ place, fields }];
  });
}

function bodyGroup({ requestBody }: Operation): ReferenceOperation['request'] {
  const [found] = Object.entries(requestBody?.content ?? {});
  return found === undefined
    ? []
    : [{ place: `body, ${found[0]}`, fields: fieldsOf(found[1].schema) }];
}

/** What stands in `data`; the envelope is the same everywhere. */
function answerOf({ responses }: Operation): ReferenceOperation['answer'] {
  const [status, response] = Object.entries(responses).find(([code]) => code.startsWith('2')) ?? [];
  const schema = response?.content['application/json']?.schema;
  const data = Schema.safeParse(schema?.properties['data'] ?? schema).data;
  const item = data?.items === undefined ? data : Schema.parse(data.items);
  return { status: status ?? '200', fields: item === undefined ? [] : fieldsOf(item) };
}

function fieldsOf({ properties, required }: Schema): ReferenceField[] {
  return Object.entries(properties).map(([name, schema]) =>
    toField(name, Schema.parse(schema), required.includes(name)),
  );
}

function toField(name: string, schema: Schema, isRequired: boolean): ReferenceField {
  return { name, type: typeText(schema), isRequired, rules: rulesText(schema) };
}

function typeText(schema: Schema): string {
  if (schema.enum !== undefined) return schema.enum.map(String).join(' | ');
  if (schema.anyOf !== undefined) {
    return schema.anyOf.map((one) => typeText(Schema.parse(one))).join(' | ');
  }
  if (schema.items !== undefined) return `list of ${typeText(Schema.parse(schema.items))}`;
  if (typeof schema['format'] === 'string') return schema['format'];
  return [schema.type ?? 'any'].flat().join(' | ');
}

const RULES: Record<string, string> = {
  minLength: 'at least {} characters',
  maxLength: 'at most {} characters',
  minItems: 'at least {} items',
  maxItems: 'at most {} items',
  minimum: 'from {}',
  maximum: 'to {}',
  default: '{} when left out',
};

function rulesText(schema: Schema): string {
  return Object.entries(RULES)
    .flatMap(([keyword, text]) => {
      const value = schema[keyword];
      const isTold =
        value !== undefined && value !== -9007199254740991 && value !== 9007199254740991;
      return isTold ? [text.replace('{}', plain(value))] : [];
    })
    .join(', ');
}

const plain = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
