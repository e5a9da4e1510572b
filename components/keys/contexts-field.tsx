'use client';

import { useAllContexts } from '@/components/contexts/use-contexts';
import { Checkbox } from '@/components/ui/checkbox';
import { FieldGroup } from '@/components/ui/field-group';
import { LoadFailure } from '@/components/ui/load-failure';
import { Segments } from '@/components/ui/segments';
import { Skeleton } from '@/components/ui/skeleton';
import type { Draft } from './draft';

type ContextsFieldProps = {
  projectId: string;
  draft: Pick<Draft, 'isLimited' | 'contexts'>;
  error: string | undefined;
  /** Why they cannot be changed. */
  unavailable?: string | null;
  onChange: (change: Partial<Pick<Draft, 'isLimited' | 'contexts'>>) => void;
};

/** Every context, or those that are ticked; which there are is asked for only then. */
export function ContextsField(props: ContextsFieldProps) {
  const { draft, error, unavailable = null, onChange } = props;
  const isFixed = unavailable !== null;
  return (
    <FieldGroup
      label="Contexts"
      hint={unavailable ?? (draft.isLimited ? undefined : 'Also those that are created later.')}
      error={error}
    >
      <Segments
        value={draft.isLimited ? 'some' : 'every'}
        options={[
          { value: 'every', label: 'Every context', isDisabled: isFixed },
          { value: 'some', label: 'Only these', isDisabled: isFixed },
        ]}
        onChange={(value) => onChange({ isLimited: value === 'some' })}
      />
      {draft.isLimited ? <ContextChoices {...props} isFixed={isFixed} /> : null}
    </FieldGroup>
  );
}

function ContextChoices(props: ContextsFieldProps & { isFixed: boolean }) {
  const { projectId, draft, error, isFixed, onChange } = props;
  const query = useAllContexts(projectId, true);
  if (query.data === undefined) {
    return query.error === null ? (
      <p role="status" className="grid gap-3 py-1">
        <span className="sr-only">Loading contexts…</span>
        <Skeleton className="w-40" />
        <Skeleton className="w-32" />
      </p>
    ) : (
      <LoadFailure
        title="The contexts could not be loaded."
        message={query.error.message}
        isRetrying={query.isFetching}
        onRetry={() => void query.refetch()}
      />
    );
  }
  return (
    <div className="-mx-1 grid max-h-60 gap-3 overflow-y-auto p-1 sm:grid-cols-2">
      {query.data.map(({ context_key: key, display_name: name, status }) => (
        <Checkbox
          key={key}
          label={<code className="font-mono text-[0.8125rem] wrap-anywhere">{key}</code>}
          hint={status === 'inactive' ? `${name}, inactive` : name}
          isChecked={draft.contexts.includes(key)}
          isInvalid={error !== undefined}
          isDisabled={isFixed}
          onChange={(isChecked) =>
            onChange({
              contexts: isChecked
                ? [...draft.contexts, key]
                : draft.contexts.filter((each) => each !== key),
            })
          }
        />
      ))}
    </div>
  );
}
