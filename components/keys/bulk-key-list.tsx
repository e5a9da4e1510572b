'use client';

import { Check, CircleAlert } from 'lucide-react';
import { Checkbox } from '@/components/ui/checkbox';
import { Spinner } from '@/components/ui/spinner';
import type { KeyRecord } from '@/lib/keys/schemas';
import { BULK_WORDS, whyNot, type BulkAction } from './bulk-actions';
import { EnvironmentBadge } from './environment-badge';
import { LastUsedText } from './last-used';
import type { Outcome } from './use-bulk-run';

type BulkKeyListProps = {
  action: BulkAction;
  keys: readonly KeyRecord[];
  unticked: ReadonlySet<string>;
  outcomes: ReadonlyMap<string, Outcome>;
  onTick: (apiKey: KeyRecord, isTicked: boolean) => void;
};

/** The keys of a change of several: a box for each beforehand, and what came of it afterwards. */
export function BulkKeyList({ action, keys, unticked, outcomes, onTick }: BulkKeyListProps) {
  return (
    <ul
      aria-label="Keys"
      className="grid max-h-72 divide-y divide-line overflow-y-auto rounded border border-line"
    >
      {keys.map((apiKey) => {
        const { api_key_id: id, name } = apiKey;
        const outcome = outcomes.get(id);
        const obstacle = whyNot(action, apiKey);
        const isChoosable = outcomes.size === 0 && obstacle === null;
        return (
          <li key={id} className="flex items-start gap-2.5 px-3 py-2">
            {isChoosable ? (
              <Checkbox
                label={`${name} ${apiKey.masked_key}`}
                isLabelHidden
                isChecked={!unticked.has(id)}
                onChange={(isTicked) => onTick(apiKey, isTicked)}
              />
            ) : (
              <span className="flex h-5 w-4 shrink-0 items-center">
                <OutcomeIcon outcome={outcome} />
              </span>
            )}
            <span className="grid min-w-0 flex-1 gap-0.5">
              <span className="font-medium wrap-anywhere">{name}</span>
              <span className="text-xs text-muted">
                <OutcomeText
                  action={action}
                  outcome={outcome}
                  obstacle={obstacle}
                  apiKey={apiKey}
                />
              </span>
            </span>
            <code className="pt-0.5 font-mono text-xs text-muted max-sm:hidden">
              {apiKey.masked_key}
            </code>
            <EnvironmentBadge environment={apiKey.environment} />
          </li>
        );
      })}
    </ul>
  );
}

function OutcomeIcon({ outcome }: { outcome: Outcome | undefined }) {
  switch (outcome?.state) {
    case 'running':
      return <Spinner />;
    case 'done':
      return <Check aria-hidden className="size-4 text-ok-ink" />;
    case 'failed':
      return <CircleAlert aria-hidden className="size-4 text-danger-ink" />;
    case undefined:
      return null;
  }
}

type OutcomeTextProps = {
  action: BulkAction;
  outcome: Outcome | undefined;
  obstacle: string | null;
  apiKey: KeyRecord;
};

function OutcomeText({ action, outcome, obstacle, apiKey }: OutcomeTextProps) {
  const { done } = BULK_WORDS[action];
  switch (outcome?.state) {
    case 'running':
      return 'Working…';
    case 'done':
      return `Is ${done}.`;
    case 'failed':
      return <span className="text-danger-ink">{`Not ${done}. ${outcome.reason}`}</span>;
    case undefined:
      return obstacle ?? <LastUsedText apiKey={apiKey} />;
  }
}
