import { expect, type APIRequestContext, type Locator, type Page } from '@playwright/test';
import { z } from 'zod';
import type { Account } from './api';
import { untilItWorks } from './until-it-works';

type Upload = { name: string; text?: string; environment?: 'live' | 'test'; context?: string };

const Uploaded = z.object({ data: z.object({ file_id: z.string() }) });

const Usage = z.object({ data: z.object({ storage_bytes: z.object({ used: z.number() }) }) });

/** Calls for files and contexts as the account's person, without the browser. */
export function fileCalls(request: APIRequestContext, { token }: Account) {
  const headers = { Authorization: `Bearer ${token}` };
  return {
    async upload({ name, text = `Text of ${name}`, ...rest }: Upload): Promise<string> {
      const { environment = 'test', context = 'default' } = rest;
      const file = { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
      const answer = await request.post('/api/v1/files/upload', {
        headers,
        multipart: { environment, context, file },
      });
      expect(answer.status(), await answer.text()).toBe(201);
      return Uploaded.parse(await answer.json()).data.file_id;
    },
    async createContext(fields: { context_key: string } & Record<string, unknown>): Promise<void> {
      const data = { display_name: fields.context_key, ...fields };
      const answer = await request.post('/api/v1/contexts', { headers, data });
      expect(answer.status(), await answer.text()).toBe(201);
    },
    getContext: (key: string) => request.get(`/api/v1/contexts/${key}`, { headers }),
    getMetadata: (id: string) => request.get(`/api/v1/files/${id}/metadata`, { headers }),
    async storedBytes(): Promise<number> {
      const answer = await request.get('/api/v1/usage', { headers });
      return Usage.parse(await answer.json()).data.storage_bytes.used;
    },
  };
}

export const filesPath = ({ projectId }: Account) => `/projects/${projectId}/files`;

/** A file as the browser's picker hands it over. */
export const textFile = (name: string, text = `Text of ${name}`) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
});

type Picked = ReturnType<typeof textFile>;

/** Chooses files by the button. A browser lets it open a chooser for a few seconds after the click only: the page must work by then. */
export async function pickFiles(page: Page, files: Picked[]): Promise<void> {
  await untilItWorks(page);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await chooser).setFiles(files);
}

/** Drags files onto what the locator finds, which a browser tells again and again, and lets them go once the page has seen it. */
export async function dropFiles(page: Page, on: Locator, files: Picked[]): Promise<void> {
  const plain = files.map(({ name, buffer }) => ({ name, text: buffer.toString('latin1') }));
  const dataTransfer = await page.evaluateHandle((dropped) => {
    const transfer = new DataTransfer();
    for (const { name, text } of dropped) transfer.items.add(new File([text], name));
    return transfer;
  }, plain);
  await expect(async () => {
    await on.dispatchEvent('dragover', { dataTransfer });
    await expect(page.getByText('Let go to upload')).toBeVisible({ timeout: 500 });
  }).toPass();
  await on.dispatchEvent('drop', { dataTransfer });
}

/** The entry of a file among the uploads. */
export const uploadOf = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: 'Uploads' }).getByRole('listitem').filter({ hasText: name });

/** Holds every upload back until the gate is opened. */
export async function holdUploads(page: Page): Promise<() => void> {
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  await page.route('**/api/v1/files/upload', async (route) => {
    await gate;
    await route.continue().catch(() => undefined);
  });
  return open;
}

/** Lets the page send no more than so many bytes a second. */
export async function slowDown(page: Page, bytesPerSecond: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 0, downloadThroughput: -1 },
    uploadThroughput: bytesPerSecond,
  });
}
