import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { z } from 'zod';
import { openApiDocument } from '@/lib/http/openapi';
import type { Answer } from './call';

const Json = z.record(z.string(), z.unknown());
const Parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  schema: Json,
});
const Media = z.record(z.string(), z.object({ schema: Json }));
const Operation = z.object({
  operationId: z.string(),
  parameters: z.array(Parameter),
  requestBody: z.object({ content: Media }).optional(),
  responses: z.record(z.string(), z.object({ content: Media })),
});
const Document = z.object({
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.object({ schemas: z.record(z.string(), Json) }),
});

/** One operation of the published document. */
export type Operation = z.output<typeof Operation> & { method: string; path: string };

/** The API's own document, read as a client would, and a judge of answers by it. */
export async function readContract(): Promise<{
  operations: Operation[];
  /** What is wrong with an answer by the document; null when nothing is. */
  judge: (operation: Operation, answer: Answer) => string | null;
}> {
  const document = Document.parse(await openApiDocument());
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      ...operation,
      path,
      method: method.toUpperCase(),
    })),
  );
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  formats(ajv);
  ajv.addSchema({ $id: 'api', components: document.components });
  const validators = new Map<string, ValidateFunction>();
  const validatorOf = (operation: Operation, kind: string): ValidateFunction | null => {
    const name = `${operation.operationId} ${kind}`;
    const schema = operation.responses[kind]?.content['application/json']?.schema;
    if (schema === undefined) return null;
    const validator = validators.get(name) ?? ajv.compile(rooted(schema));
    validators.set(name, validator);
    return validator;
  };
  return { operations, judge: (operation, answer) => judgeBy(validatorOf, operation, answer) };
}

type ValidatorOf = (operation: Operation, kind: string) => ValidateFunction | null;

function judgeBy(validatorOf: ValidatorOf, operation: Operation, answer: Answer): string | null {
  if (answer.status >= 500) return `answered ${answer.status}: ${answer.text}`;
  if (answer.headers.get('x-request-id') === null) return 'has no X-Request-Id';
  if (answer.headers.get('cache-control') !== 'no-store') return 'may be stored';
  if (isOfBytes(operation.responses[String(answer.status)])) return null;
  const isRefusal = answer.status >= 400;
  const validate = validatorOf(operation, isRefusal ? '4XX' : String(answer.status));
  if (validate === null) return `answered ${answer.status}, which the document does not know`;
  return validate(answer.body) ? null : JSON.stringify(validate.errors);
}

/** Whether an answer is bytes, or nothing, whatever they are: no schema judges it. */
function isOfBytes(response: Operation['responses'][string] | undefined): boolean {
  return response !== undefined && response.content['application/json'] === undefined;
}

/** The schema with its references pointing into the document that was added as `api`. */
function rooted(schema: Record<string, unknown>): Record<string, unknown> {
  return Json.parse(
    JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"api#/components')),
  );
}
