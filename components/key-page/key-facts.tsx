'use client';

import type { ReactNode } from 'react';
import { noteOf, withoutNote } from '@/components/keys/edit-draft';
import { EnvironmentBadge } from '@/components/keys/environment-badge';
import { KeyStatus } from '@/components/keys/key-status';
import { ScopeList } from '@/components/keys/scope-list';
import { actorText } from '@/components/ui/actor-text';
import { CopyButton } from '@/components/ui/copy-button';
import { Fact, Facts } from '@/components/ui/facts';
import { Time } from '@/components/ui/time';
import type { KeyRecord } from '@/lib/keys/schemas';
import { KeyHistoryFacts } from './key-history-facts';

type KeyFactsProps = {
  apiKey: KeyRecord;
  /** Ends a replaced key before its time; null for who may not. */
  onEnd: ((apiKey: KeyRecord) => void) | null;
};

/** A key's record in words: what it may do, and what has become of it. */
export function KeyFacts({ apiKey, onEnd }: KeyFactsProps) {
  const { metadata, contexts, expires_at: expiresAt } = apiKey;
  const note = noteOf(apiKey);
  const rest = note === '' ? metadata : withoutNote(metadata);
  return (
    <div className="grid items-start gap-x-6 gap-y-2.5 rounded border border-line bg-surface p-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.15fr)]">
      <Facts>
        <Fact name="Status">
          <KeyStatus apiKey={apiKey} onEnd={onEnd} />
        </Fact>
        <Fact name="Key">
          <Code>{apiKey.masked_key}</Code>
        </Fact>
        <Fact name="Environment">
          <EnvironmentBadge environment={apiKey.environment} />
        </Fact>
        <Fact name="Scopes">
          <ScopeList scopes={apiKey.scopes} />
        </Fact>
        <Fact name="Contexts">
          {contexts.length === 0 ? 'Every context' : <Code>{contexts.join(', ')}</Code>}
        </Fact>
        <Fact name="Expires">
          {expiresAt === null ? <Nothing>Never</Nothing> : <Time at={expiresAt} format="full" />}
        </Fact>
        <Fact name="Note">{note === '' ? <Nothing>None</Nothing> : note}</Fact>
        {Object.keys(rest).length === 0 ? null : (
          <Fact name="Metadata">
            <pre className="font-mono text-[0.8125rem] wrap-anywhere whitespace-pre-wrap">
              {JSON.stringify(rest, null, 2)}
            </pre>
          </Fact>
        )}
      </Facts>
      <Facts>
        <Fact name="Created">
          <Time at={apiKey.created_at} format="full" /> by {actorText(apiKey.created_by)}
        </Fact>
        <KeyHistoryFacts apiKey={apiKey} />
        <Fact name="Key ID">
          <Code>{apiKey.api_key_id}</Code>{' '}
          <CopyButton label={`Copy key ID of ${apiKey.name}`} value={apiKey.api_key_id} />
        </Fact>
      </Facts>
    </div>
  );
}

function Code({ children }: { children: ReactNode }) {
  return <code className="font-mono text-[0.8125rem]">{children}</code>;
}

function Nothing({ children }: { children: ReactNode }) {
  return <span className="text-muted">{children}</span>;
}
