'use client';

import { Notice } from '@/components/ui/notice';
import type { KeyRecord } from '@/lib/keys/schemas';
import { EnvironmentBadge } from './environment-badge';
import { LastUsedText } from './last-used';
import { useKeyAddresses } from './use-key-addresses';

/** Which key this is, and a warning where something used it. */
export function KeySummary({ apiKey }: { apiKey: KeyRecord }) {
  const { environment, masked_key: mask, last_used_at: usedAt } = apiKey;
  const addresses = useKeyAddresses(apiKey);
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <EnvironmentBadge environment={environment} />
        <code className="font-mono text-[0.8125rem]">{mask}</code>
        {usedAt === null ? <span className="text-muted">Never used</span> : null}
      </p>
      {usedAt === null ? null : (
        <Notice tone="warning">
          <p>
            <LastUsedText apiKey={apiKey} addresses={addresses} />. What uses it will stop working.
          </p>
        </Notice>
      )}
    </>
  );
}
