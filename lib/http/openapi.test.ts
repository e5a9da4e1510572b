import { expect, test } from 'vitest';
import { env } from '@/lib/env';
import { sessionCookieName } from '@/lib/auth/credential';
import { openApiDocument } from './openapi';

test('the document names every kind of credential that a request may come with', async () => {
  const document = await openApiDocument();
  expect(document).toMatchObject({
    security: [{ apiKey: [] }, { session: [] }, { cookie: [] }],
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer' },
        session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        cookie: { type: 'apiKey', in: 'cookie', name: sessionCookieName(env().appUrl) },
      },
    },
  });
});
