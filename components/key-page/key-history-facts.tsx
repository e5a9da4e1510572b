'use client';

import Link from 'next/link';
import { keyHref } from '@/components/keys/key-href';
import { actorText } from '@/components/ui/actor-text';
import { Fact } from '@/components/ui/facts';
import { Time } from '@/components/ui/time';
import type { KeyRecord } from '@/lib/keys/schemas';

/** What happened to a key since it was made; what did not happen is left out. */
export function KeyHistoryFacts({ apiKey }: { apiKey: KeyRecord }) {
  const { disabled_at: disabledAt, replaces, replaced_by: replacedBy } = apiKey;
  return (
    <>
      <Fact name="Last used">
        <LastUse apiKey={apiKey} />
      </Fact>
      <Fact name="Changed">
        <Time at={apiKey.updated_at} format="full" />
      </Fact>
      {disabledAt === null ? null : (
        <Fact name="Disabled">
          <Time at={disabledAt} format="full" />
        </Fact>
      )}
      <Revocation apiKey={apiKey} />
      {replaces === null ? null : (
        <Fact name="Replaces">
          <OtherKey projectId={apiKey.project_id} keyId={replaces}>
            The old key
          </OtherKey>
        </Fact>
      )}
      {replacedBy === null ? null : (
        <Fact name="Replaced by">
          <OtherKey projectId={apiKey.project_id} keyId={replacedBy}>
            The new key
          </OtherKey>
        </Fact>
      )}
    </>
  );
}

function LastUse({ apiKey }: { apiKey: KeyRecord }) {
  const { last_used_at: usedAt, last_used_ip: address } = apiKey;
  if (usedAt === null) return <span className="text-muted">Never used</span>;
  return (
    <>
      <Time at={usedAt} format="ago" />
      {address === null ? null : ` from ${address}`}
      <span className="block text-xs text-muted">
        <Time at={usedAt} format="full" />
      </span>
    </>
  );
}

function Revocation({ apiKey }: { apiKey: KeyRecord }) {
  const { revoked_at: revokedAt, revoked_by: by, revoke_reason: reason } = apiKey;
  if (revokedAt === null) return null;
  return (
    <>
      <Fact name="Revoked">
        <Time at={revokedAt} format="full" />
        {by === null ? null : ` by ${actorText(by)}`}
      </Fact>
      <Fact name="Reason">{reason ?? <span className="text-muted">None given</span>}</Fact>
    </>
  );
}

function OtherKey(props: { projectId: string; keyId: string; children: string }) {
  const { projectId, keyId, children } = props;
  return (
    <Link
      href={keyHref(projectId, keyId)}
      prefetch={false}
      className="inline-flex min-h-6 items-center rounded-sm text-accent-ink underline underline-offset-4"
    >
      {children}
    </Link>
  );
}
