import type { z } from 'zod';
import type { Scope } from '@/lib/auth/scopes';
import type { Ctx } from '@/lib/context';
import type { Download } from '@/lib/files';
import type { Page } from '@/lib/paging';

type Schema = z.ZodType;
type Parsed<T> = T extends Schema ? z.output<T> : undefined;
type Item<O extends Schema> = z.input<O> extends (infer I)[] ? I : never;

type About = {
  summary: string;
  /** The scope its verb's gate asks for; the gate is in the verb. */
  scope?: Scope;
  /** Needs no credential. */
  public?: true;
  /** The parts of a multipart/form-data body, for the document; the verb reads them itself, as a stream. */
  multipart?: Schema;
  /** The query is a signed link, the credential itself: for the document; the verb reads it, character by character. */
  link?: Schema;
  /** Its verb hashes a password: it waits in line before it is let in. */
  hashes?: true;
  /** Answers for paths that no route owns. */
  fallback?: true;
  /** The answer is the output alone, without the envelope. */
  bare?: true;
  /** An `Idempotency-Key` makes a retry answer as the first call did. */
  idempotent?: true;
  /** The answer carries a session token, which takes the place of the cookie that the caller came with. */
  issuesSession?: true;
  message?: string;
  status?: 200 | 201;
};

type Schemas<Q, P, B, O> = { query?: Q; params?: P; body?: B; output: O };

/** What is handed to a route's verb: parsed input, and the request for who reads its body as a stream. */
type Input<Q, P, B> = { query: Parsed<Q>; params: Parsed<P>; body: Parsed<B>; request: Request };

type Run<Q, P, B, Result> = (ctx: Ctx, input: Input<Q, P, B>) => Promise<Result> | Result;

/** What a route declares: what goes in, what comes out, which verb. */
export type Declaration<Q, P, B, O extends Schema> = About &
  Schemas<Q, P, B, O> &
  (
    | { paginated: true; bytes?: false; run: Run<Q, P, B, Page<Item<O>>> }
    | { paginated?: false; bytes?: false; run: Run<Q, P, B, z.input<O>> }
    /** The answer is a file's bytes. */
    | { paginated?: false; bytes: true; run: Run<Q, P, B, Download> }
  );

type LooseInput = { query: unknown; params: unknown; body: unknown; request: Request };

/** A declaration with its schemas' types forgotten, as the wrapper reads it. */
export type AnyDeclaration = About &
  Schemas<Schema, Schema, Schema, Schema> &
  (
    | {
        paginated: true;
        bytes?: false;
        run: (ctx: Ctx, input: LooseInput) => Promise<Page<unknown>> | Page<unknown>;
      }
    | { paginated?: false; bytes?: false; run: (ctx: Ctx, input: LooseInput) => unknown }
    | {
        paginated?: false;
        bytes: true;
        run: (ctx: Ctx, input: LooseInput) => Promise<Download> | Download;
      }
  );

/** A handler as Next and our server call it, with the declaration it was made from. */
export type RouteHandler = {
  (
    request: Request,
    context: { params: Promise<Record<string, unknown> | undefined> },
  ): Promise<Response>;
  declaration: AnyDeclaration;
};

/** Whether a route module's export was made by the wrapper. */
export function isDeclared(value: unknown): value is RouteHandler {
  return typeof value === 'function' && 'declaration' in value;
}
