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
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useNow } from '@/components/ui/clock';
import { Time } from '@/components/ui/time';
import { timeUntil } from '@/components/ui/time-text';
import type { KeyRecord } from '@/lib/keys/schemas';
import { keyHref } from './key-href';
import { keyCondition, type KeyCondition } from './key-condition';

const LOOKS: Record<KeyCondition['kind'], { icon: LucideIcon; ink: string }> = {
  active: { icon: CircleCheck, ink: 'text-ok-ink' },
  expiring: { icon: Clock, ink: 'text-warn-ink' },
  replaced: { icon: RefreshCw, ink: 'text-warn-ink' },
  disabled: { icon: CirclePause, ink: 'text-muted' },
  expired: { icon: CircleX, ink: 'text-muted' },
  revoked: { icon: Ban, ink: 'text-muted' },
};

/** What is said in a word; the others need room beside long names. */
const SHORT: ReadonlySet<KeyCondition['kind']> = new Set(['active', 'disabled', 'expired']);

type KeyStatusProps = {
  apiKey: KeyRecord;
  /** Whether the key that took its place is on the same page. */
  hasSuccessorInView?: boolean;
  /** Ends a replaced key before its time; null for who may not. */
  onEnd?: ((apiKey: KeyRecord) => void) | null;
};

/** How the key stands, as an icon and words; for a revoked one also when, by whom and why. */
export function KeyStatus({ apiKey, hasSuccessorInView = false, onEnd = null }: KeyStatusProps) {
  const now = useNow();
  const condition = keyCondition(apiKey, now);
  const { icon: Icon, ink } = LOOKS[condition.kind];
  return (
    <span className={clsx('grid min-w-0', !SHORT.has(condition.kind) && '@wide:min-w-34')}>
      <span className={clsx('flex items-start gap-1.5', ink)}>
        <Icon aria-hidden className="mt-0.75 size-3.5 shrink-0" />
        <span className="@wide:max-w-30">{words(condition)}</span>
      </span>
      {condition.kind === 'replaced' ? (
        <span className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
          {condition.until === null ? null : (
            <span className="whitespace-nowrap">
              {timeUntil(new Date(condition.until), now)} left
            </span>
          )}
          {onEnd === null ? null : (
            <button
              type="button"
              aria-label={`End now: key ${apiKey.name}`}
              className="h-6 rounded-sm font-medium text-danger-ink underline underline-offset-4"
              onClick={() => onEnd(apiKey)}
            >
              End now
            </button>
          )}
          {apiKey.replaced_by === null ? null : (
            <SuccessorLink
              apiKey={apiKey}
              successorId={apiKey.replaced_by}
              isInView={hasSuccessorInView}
            />
          )}
        </span>
      ) : null}
      {apiKey.revoked_at ? (
        <span
          className="line-clamp-3 text-xs wrap-anywhere text-muted @wide:max-w-40"
          title={apiKey.revoke_reason ?? undefined}
        >
          <Time at={apiKey.revoked_at} format="ago" />
          {apiKey.revoked_by ? ` by ${apiKey.revoked_by.name}` : null}
          {apiKey.revoke_reason ? `: ${apiKey.revoke_reason}` : null}
        </span>
      ) : null}
    </span>
  );
}

type SuccessorLinkProps = { apiKey: KeyRecord; successorId: string; isInView: boolean };

/** To the row of the key that took its place; to its own page where there is no such row. */
function SuccessorLink({ apiKey, successorId, isInView }: SuccessorLinkProps) {
  const look = {
    'aria-label': `New key of ${apiKey.name}`,
    className:
      'inline-flex h-6 items-center rounded-sm text-accent-ink underline underline-offset-4',
  };
  return isInView ? (
    <a href={`#row-${successorId}`} {...look}>
      New key
    </a>
  ) : (
    <Link href={keyHref(apiKey.project_id, successorId)} prefetch={false} {...look}>
      New key
    </Link>
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
