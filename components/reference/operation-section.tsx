import { Badge } from '@/components/ui/badge';
import { FieldTable, type FieldTableProps } from './field-table';

type Fields = FieldTableProps['fields'];

export type OperationProps = {
  id: string;
  method: string;
  path: string;
  summary: string;
  scope: string | null;
  isPublic: boolean;
  request: { place: string; fields: Fields }[];
  answer: { status: string; fields: Fields };
};

/** One operation: what it is for, what it needs, what it takes and what it gives. */
export function OperationSection(operation: OperationProps) {
  const { id, method, path, summary, request, answer } = operation;
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="grid gap-4 rounded border border-line bg-surface p-4"
    >
      <header className="grid gap-1">
        <h2 id={`${id}-title`} className="font-mono text-sm font-medium break-all">
          {method} {path}
        </h2>
        <p className="flex flex-wrap items-center gap-2 text-muted">
          {summary}
          <Badge tone={operation.isPublic ? 'ok' : 'neutral'}>{needed(operation)}</Badge>
        </p>
      </header>
      {request.map(({ place, fields }) => (
        <FieldTable key={place} caption={`In the ${place}`} fields={fields} />
      ))}
      <FieldTable caption={`Answer ${answer.status}`} fields={answer.fields} />
    </section>
  );
}

function needed({ isPublic, scope }: OperationProps): string {
  if (isPublic) return 'No credential';
  return scope === null ? 'Any credential' : `Scope ${scope}`;
}
