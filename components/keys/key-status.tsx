'use client';

import {
  Ban,
  CircleCheck,
  CirclePause,
  CircleX,
  Clock,
  RefreshCw,
  type LucideIcon,
} from 'lucide-react';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { useNow } from '@/components/ui/clock';
import { Time } from '@/components/ui/time';
import type { KeyRecord } from '@/lib/keys/schemas';
import { keyCondition, type KeyCondition } from './key-condition';

const LOOKS: Record<KeyCondition['kind'], { icon: LucideIcon; ink: string }> = {
  active: { icon: CircleCheck, ink: 'text-ok-ink' },
  expiring: { icon: Clock, ink: 'text-warn-ink' },
  replaced: { icon: RefreshCw, ink: 'text-warn-ink' },
  disabled: { icon: CirclePause, ink: 'text-muted' },
  expired: { icon: CircleX, ink: 'text-muted' },
  revoked: { icon: Ban, ink: 'text-muted' },
};

/** How the key stands, as an icon and words; for a revoked one also when, by whom and why. */
export function KeyStatus({ apiKey }: { apiKey: KeyRecord }) {
  const condition = keyCondition(apiKey, useNow());
  const { icon: Icon, ink } = LOOKS[condition.kind];
  return (
    <span className="grid min-w-0">
      <span className={clsx('flex items-center gap-1.5', ink)}>
        <Icon aria-hidden className="size-3.5 shrink-0" />
        <span className="whitespace-nowrap">{words(condition)}</span>
      </span>
      {apiKey.revoked_at ? (
        <span className="text-xs wrap-anywhere text-muted @wide:max-w-40">
          <Time at={apiKey.revoked_at} format="ago" />
          {apiKey.revoked_by ? ` by ${apiKey.revoked_by.name}` : null}
          {apiKey.revoke_reason ? `: ${apiKey.revoke_reason}` : null}
        </span>
      ) : null}
    </span>
  );
}

function words(condition: KeyCondition): ReactNode {
  switch (condition.kind) {
    case 'active':
      return 'Active';
    case 'expiring':
      return `Expires in ${condition.in}`;
    case 'replaced':
      return condition.until === null ? (
        'Replaced'
      ) : (
        <>
          Replaced, works until <Time at={condition.until} format="time" />
        </>
      );
    case 'disabled':
      return 'Disabled';
    case 'expired':
      return 'Expired';
    case 'revoked':
      return 'Revoked';
  }
}
