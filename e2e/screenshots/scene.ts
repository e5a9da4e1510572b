import type { Page } from '@playwright/test';
import type { Account, ownerCalls } from '@/e2e/api';
import type { fileCalls } from '@/e2e/files';
import type { Story } from './story';

/** What a scene can work with, once its page has loaded. */
export type Stage = {
  page: Page;
  account: Account;
  api: ReturnType<typeof ownerCalls>;
  calls: ReturnType<typeof fileCalls>;
  /** A further session of the account, of Firefox on Windows. */
  openSession: (account: Account) => Promise<Page>;
} & Story;

export type Scene = {
  /** Its pictures are `screenshots/<name>-<width>-<theme>.png`. */
  name: string;
  /** The page of `app/`, with `[projectId]`, `[keyId]` and `[token]` from the story; or a path that has none. */
  at: string;
  query?: string;
  /** Who looks: the owner of a project in use if nothing is said; else nobody signed in, or somebody who has just signed up. */
  as?: 'nobody' | 'newcomer' | 'owner';
  /** In one kind of window only: what is not there in the other. */
  only?: 'wide' | 'narrow';
  /** Becomes `docs/images/<this>.png` with `npm run screenshots -- --docs`. */
  docs?: string;
  /** Before the page is asked for. */
  prepare?: (stage: Stage) => Promise<unknown>;
  /** On the page: opens what the picture is of, and waits until it is there. */
  open: (stage: Stage) => Promise<unknown>;
};
