import type { Ctx } from '@/lib/context';
import { db } from '@/lib/db';
import { addressIn, CLIENT_ADDRESS_HEADER } from '@/lib/http/client';
import { newRequestId } from '@/lib/http/request-id';

type BrowserHeaders = Record<string, unknown>;

/** The context of a browser's request that came through Next, before anyone is signed in. */
export function browserContext(headers: BrowserHeaders): Ctx {
  return {
    db: db(),
    principal: { type: 'system', name: 'visitor' },
    now: new Date(),
    requestId: newRequestId(),
    client: {
      ipAddress: addressIn(textOf(headers[CLIENT_ADDRESS_HEADER])),
      userAgent: textOf(headers['user-agent'])?.slice(0, 512) ?? null,
    },
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
