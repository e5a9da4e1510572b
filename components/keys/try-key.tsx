'use client';

import { CopyField } from '@/components/ui/copy-field';
import { Tabs } from '@/components/ui/tabs';
import type { CreatedKey } from '@/lib/keys/schemas';
import { firstCall, type FirstCall } from './first-call';
import { FirstRequest } from './first-request';

const TABS: readonly { id: keyof FirstCall; label: string; hint: string; copyLabel: string }[] = [
  { id: 'curl', label: 'curl', hint: 'Run this in a terminal', copyLabel: 'Copy command' },
  {
    id: 'node',
    label: 'Node',
    hint: 'Save this as first-call.mjs, beside .env',
    copyLabel: 'Copy code',
  },
  { id: 'env', label: '.env', hint: 'Keep this out of version control', copyLabel: 'Copy file' },
];

/** A first call to take away, and whether it has arrived. */
export function TryKey({ created }: { created: CreatedKey }) {
  const call = firstCall(created, window.location.origin);
  return (
    <section aria-label="Try the key" className="grid min-w-0 gap-4">
      <Tabs
        label="Ways to try the key"
        tabs={TABS.map(({ id, label, hint, copyLabel }) => ({
          id,
          label,
          content: (
            <CopyField isCode label={hint} value={call[id]} actions={[{ label: copyLabel }]} />
          ),
        }))}
      />
      <FirstRequest created={created} />
    </section>
  );
}
