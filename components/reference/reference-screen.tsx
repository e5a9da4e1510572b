import { Wordmark } from '@/components/shell/wordmark';
import { OperationSection, type OperationProps } from './operation-section';

/** The API, operation by operation, from the document that the server itself publishes. */
export function ReferenceScreen({ operations }: { operations: OperationProps[] }) {
  return (
    <div className="mx-auto grid w-full max-w-280 gap-8 px-4 py-8 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <nav
        aria-label="Operations"
        className="grid content-start gap-4 lg:sticky lg:top-8 lg:self-start"
      >
        <Wordmark />
        <ul className="grid gap-0.5">
          {operations.map(({ id, method, path }) => (
            <li key={id}>
              <a
                href={`#${id}`}
                className="flex min-h-6 items-baseline gap-2 rounded-sm px-1 py-0.5 font-mono text-xs hover:bg-sunken"
              >
                <span className="w-12 shrink-0 text-muted">{method}</span>
                <span className="break-all">{path.replace('/api/v1', '')}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main className="grid min-w-0 content-start gap-6">
        <header className="grid gap-2">
          <h1 className="text-xl font-semibold tracking-tight">API reference</h1>
          <p className="max-w-prose text-muted">
            Send a key as <code className="font-mono">Authorization: Bearer uk_live_…</code>. Every
            answer is an envelope with the fields below in <code className="font-mono">data</code>;
            refusals carry a code and what to do. The same as{' '}
            <a
              href="/api/v1/openapi.json"
              className="rounded-sm text-accent-ink underline underline-offset-4"
            >
              an OpenAPI 3.1 document
            </a>
            .
          </p>
        </header>
        {operations.map((operation) => (
          <OperationSection key={operation.id} {...operation} />
        ))}
      </main>
    </div>
  );
}
