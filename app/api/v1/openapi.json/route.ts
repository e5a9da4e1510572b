import { z } from 'zod';
import { openApiDocument } from '@/lib/http/openapi';
import { route } from '@/lib/http/route';

export const GET = route({
  summary: 'This API as an OpenAPI 3.1 document',
  public: true,
  bare: true,
  output: z.record(z.string(), z.unknown()),
  run: () => openApiDocument(),
});
