import { sessionCookieName } from '@/lib/auth/credential';
import { env } from '@/lib/env';
import { singleton } from '@/lib/singleton';
import { isDeclared, type RouteHandler } from './declaration';
import { ERROR_SCHEMA, operationOf } from './openapi-operation';
import { METHODS, type RouteEntry } from './route-entry';

type Document = Record<string, unknown>;

/** The API as an OpenAPI 3.1.1 document, made from the very declarations that parse requests and answers. */
export async function openApiDocument(): Promise<Document> {
  // The list of routes imports the route that serves this document.
  const { routes } = await import('./routes.generated');
  return singleton('openapi', () => makeDocument(routes));
}

function makeDocument(routes: readonly RouteEntry[]): Document {
  const entries = routes.filter(
    ({ path }) => path.startsWith('/api/v1/') && !path.includes('[...'),
  );
  return {
    openapi: '3.1.1',
    info: { title: 'UploadKit', version: '1', license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: env().appUrl }],
    security: [{ apiKey: [] }, { session: [] }, { cookie: [] }],
    paths: Object.fromEntries(entries.map((entry) => [toTemplate(entry.path), pathItem(entry)])),
    components: {
      schemas: { Error: ERROR_SCHEMA },
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key, such as uk_live_…' },
        session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        cookie: {
          type: 'apiKey',
          in: 'cookie',
          name: sessionCookieName(env().appUrl),
          description: 'The same JWT, of a browser; what changes anything has to come from APP_URL',
        },
      },
    },
  };
}

function pathItem(entry: RouteEntry): Document {
  const operations = declaredMethods(entry).map(([method, { declaration }]): [string, Document] => [
    method.toLowerCase(),
    operationOf({ method, path: entry.path }, declaration),
  ]);
  return Object.fromEntries(operations);
}

function declaredMethods({ module }: RouteEntry): [string, RouteHandler][] {
  return METHODS.flatMap((method): [string, RouteHandler][] => {
    const handler = module[method];
    return isDeclared(handler) ? [[method, handler]] : [];
  });
}

/** `/files/[id]` as OpenAPI writes it: `/files/{id}`. */
function toTemplate(path: string): string {
  return path.replace(/\[([^\]]+)\]/g, '{$1}');
}
