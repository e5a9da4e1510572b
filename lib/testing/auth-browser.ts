import 'next/dist/server/node-environment-baseline';
import { workAsyncStorage } from 'next/dist/server/app-render/work-async-storage.external';
import { workUnitAsyncStorage } from 'next/dist/server/app-render/work-unit-async-storage.external';
import { NextRequest } from 'next/server';
import { z } from 'zod';
import { answerNextAuth } from '@/lib/auth/answer-next-auth';
import { env } from '@/lib/env';
import { clientAddressHeader } from '@/lib/http/client';
import type { Person } from './oauth-provider';

const AUTH_PATH = '/api/auth/';
const Csrf = z.object({ csrfToken: z.string() });
const Target = z.object({ url: z.string() });

export type AuthBrowser = ReturnType<typeof openAuthBrowser>;

/** A browser's part in signing in at a provider: cookies, redirects and forms, against next-auth's route as Next calls it. */
export function openAuthBrowser(address = '198.51.100.7') {
  const cookies = new Map<string, string>();

  async function send(path: string, init: { method?: string; body?: URLSearchParams } = {}) {
    const cookie = Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; ');
    const headers = { cookie, 'x-uploadkit-client': clientAddressHeader(address) };
    const request = new NextRequest(new URL(path, env().appUrl), { ...init, headers });
    const answer = await inNext(request, () => answerNextAuth(request, routeOf(request)));
    for (const each of answer.headers.getSetCookie()) keep(cookies, each);
    return answer;
  }

  async function post(path: string, fields: Record<string, string>): Promise<Response> {
    const { csrfToken } = Csrf.parse(await (await send(`${AUTH_PATH}csrf`)).json());
    const body = new URLSearchParams({ ...fields, csrfToken, json: 'true' });
    return send(AUTH_PATH + path, { method: 'POST', body });
  }

  return {
    cookies,
    send,
    post,
    /** Clicks the provider's button. @returns the provider's page */
    async start(provider: string, callbackUrl = '/'): Promise<string> {
      return Target.parse(await (await post(`signin/${provider}`, { callbackUrl })).json()).url;
    },
    /** Follows redirects within next-auth. @returns the first page of ours that it leads to */
    async follow(path: string): Promise<string> {
      let target = new URL(path, env().appUrl);
      while (target.pathname.startsWith(AUTH_PATH)) {
        const answer = await send(target.pathname + target.search);
        const location = answer.headers.get('location');
        if (location === null) throw new Error(`${target.href} answered ${answer.status}`);
        target = new URL(location, target);
      }
      return target.href;
    },
    /** All of it: the button, the provider's form, and back. @returns the page they end at */
    async signInAs(person: Person, provider = 'github', callbackUrl = '/'): Promise<string> {
      return this.follow(await authorize(await this.start(provider, callbackUrl), person));
    },
  };
}

/** Says yes on the provider's page. @returns where it sends the browser */
export async function authorize(page: string, person: Person): Promise<string> {
  const { subject, name, email, isVerified } = person;
  const fields = { subject, name, email, ...(isVerified ? { verified: 'on' } : {}) };
  const body = new URLSearchParams(fields);
  const answer = await fetch(page, { method: 'POST', body, redirect: 'manual' });
  return answer.headers.get('location') ?? '';
}

function keep(cookies: Map<string, string>, header: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
  if (value === '') cookies.delete(name);
  else cookies.set(name, value);
}

function routeOf({ nextUrl }: NextRequest) {
  return { params: Promise.resolve({ nextauth: nextUrl.pathname.split('/').slice(3) }) };
}

type Storage = { run<T>(store: object, run: () => T): T };
const work: Storage = workAsyncStorage;
const unit: Storage = workUnitAsyncStorage;

/** What Next keeps beside a request, so that its `headers()` and `cookies()` know which one is asked about. */
function inNext<T>({ headers, cookies }: NextRequest, run: () => T): T {
  const store = { type: 'request', phase: 'render', headers, cookies };
  return work.run({ route: AUTH_PATH }, () => unit.run(store, run));
}
