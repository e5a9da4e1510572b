import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { expect, type APIRequestContext } from '@playwright/test';
import { z } from 'zod';

export type Account = { email: string; password: string; token: string; projectId: string };

export type Key = { id: string; name: string; secret: string };

const Registered = z.object({
  data: z.object({ token: z.string(), project: z.object({ project_id: z.string() }) }),
});
const Invited = z.object({ data: z.object({ url: z.string() }) });
const Created = z.object({ data: z.object({ api_key_id: z.string(), api_key: z.string() }) });

/** Makes an account with its first project, without the form. */
export async function registerAccount(request: APIRequestContext): Promise<Account> {
  const email = `ada-${randomUUID()}@example.com`;
  const password = `a quite long password ${randomUUID()}`;
  const answer = await request.post('/api/v1/auth/register', {
    data: { email, password, name: 'Ada Lovelace', tenant_name: 'Analytical Engines' },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  const { token, project } = Registered.parse(await answer.json()).data;
  return { email, password, token, projectId: project.project_id };
}

type UploadedFile = { name: string; mimeType: string; buffer: Buffer };

/** Calls with an API key, as a customer's program makes them. */
export function keyCalls(request: APIRequestContext, secret: string) {
  const headers = { Authorization: `Bearer ${secret}` };
  return {
    listFiles: () => request.get('/api/v1/files', { headers }),
    uploadFile: (file: UploadedFile) =>
      request.post('/api/v1/files/upload', { headers, multipart: { file } }),
  };
}

/** Calls as the account's person, without the browser. */
export function ownerCalls(request: APIRequestContext, { token }: Account) {
  const headers = { Authorization: `Bearer ${token}` };
  return {
    async createKey(name: string, fields: Record<string, unknown> = {}): Promise<Key> {
      const data = { name, environment: 'test', scopes: ['metadata'], ...fields };
      const answer = await request.post('/api/v1/api-keys', { headers, data });
      expect(answer.status(), await answer.text()).toBe(201);
      const { api_key_id: id, api_key: secret } = Created.parse(await answer.json()).data;
      return { id, name, secret };
    },
    async disableKey({ id }: Key): Promise<void> {
      const data = { status: 'disabled' };
      const answer = await request.patch(`/api/v1/api-keys/${id}`, { headers, data });
      expect(answer.status()).toBe(200);
    },
    /** Invites somebody to the tenant. @returns the token of the link */
    async invite(email: string, role: string): Promise<string> {
      const answer = await request.post('/api/v1/members', { headers, data: { email, role } });
      expect(answer.status(), await answer.text()).toBe(201);
      return path.basename(Invited.parse(await answer.json()).data.url);
    },
    async rotateKey({ id }: Key): Promise<void> {
      const answer = await request.post(`/api/v1/api-keys/${id}/rotate`, { headers, data: {} });
      expect(answer.status()).toBe(201);
    },
    async revokeKey({ id }: Key, reason?: string): Promise<void> {
      const data = reason === undefined ? undefined : { reason };
      const answer = await request.delete(`/api/v1/api-keys/${id}`, { headers, data });
      expect(answer.status()).toBe(200);
    },
    listFiles: ({ secret }: Key) => keyCalls(request, secret).listFiles(),
    upload: ({ secret }: Key, file: UploadedFile) => keyCalls(request, secret).uploadFile(file),
  };
}
