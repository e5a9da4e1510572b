import { auth } from '../../../auth.mjs';

export const dynamic = 'force-dynamic';

/** What GET /api/v1/api-keys/current is for the product, as better-auth's documentation does it. */
export async function GET(request) {
  const [scheme, key] = (request.headers.get('authorization') ?? '').split(' ');
  if (scheme !== 'Bearer' || !key) return Response.json({ valid: false }, { status: 401 });
  const { valid, error, key: record } = await auth.api.verifyApiKey({ body: { key } });
  return valid
    ? Response.json({ valid, key: record })
    : Response.json({ valid, code: error?.code ?? null }, { status: 401 });
}
