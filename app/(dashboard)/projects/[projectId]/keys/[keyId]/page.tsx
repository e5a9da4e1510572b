import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache, Suspense } from 'react';
import { KeyAudit } from '@/components/key-page/key-audit';
import { keyAuditQuery } from '@/components/key-page/key-audit-query';
import { KeyScreen } from '@/components/key-page/key-screen';
import { KeyUsage } from '@/components/key-page/key-usage';
import { KeyUsageSkeleton } from '@/components/key-page/key-usage-skeleton';
import { ListSkeleton } from '@/components/ui/list-skeleton';
import { fromPage } from '@/components/ui/url-view';
import { RequestsDrawing } from '@/components/usage/requests-drawing';
import { readSpan } from '@/components/usage/usage-view';
import { listAuditLogs } from '@/lib/audit-logs';
import { ListAuditLogsQuery } from '@/lib/audit-logs/schemas';
import { orNotFound, requirePageContext } from '@/lib/auth/session';
import { getKey } from '@/lib/keys';
import { KeyParams } from '@/lib/keys/schemas';
import { getKeyUsage } from '@/lib/usage';
import { KeyUsageQuery } from '@/lib/usage/schemas';

type KeyPageProps = {
  params: Promise<{ projectId: string; keyId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The key and who asks for it, read once for the title and the page. */
const loadKey = cache(async (projectId: string, keyId: string) => {
  const ctx = await requirePageContext(projectId);
  const known = KeyParams.safeParse({ id: keyId });
  if (!known.success) notFound();
  return { ctx, apiKey: await orNotFound(getKey(ctx, known.data.id)) };
});

export async function generateMetadata({ params }: KeyPageProps): Promise<Metadata> {
  const { projectId, keyId } = await params;
  const { apiKey } = await loadKey(projectId, keyId);
  return { title: `${apiKey.name} · API Keys` };
}

export default async function KeyPage(props: KeyPageProps) {
  const { projectId, keyId } = await props.params;
  const { ctx, apiKey } = await loadKey(projectId, keyId);
  const { tenantName, role } = ctx.principal;
  return (
    <div key={keyId} className="grid gap-6">
      <KeyScreen projectId={projectId} tenantName={tenantName} role={role} initial={apiKey} />
      <Suspense fallback={<KeyUsageSkeleton />}>
        <UsageOfKey {...props} />
      </Suspense>
      <Suspense fallback={<ListSkeleton things="the audit trail" />}>
        <AuditOfKey {...props} />
      </Suspense>
    </div>
  );
}

/** Comes after the record. What cannot be read here, the browser asks for again, and says so in its place. */
async function UsageOfKey({ params, searchParams }: KeyPageProps) {
  const { projectId, keyId } = await params;
  const { ctx } = await loadKey(projectId, keyId);
  const days = readSpan(fromPage(await searchParams));
  const query = { keyId, ...KeyUsageQuery.parse({ days }) };
  const usage = await getKeyUsage(ctx, query).catch(() => null);
  const drawing = usage && <RequestsDrawing days={usage.days} />;
  return <KeyUsage projectId={projectId} keyId={keyId} initial={{ days, usage, drawing }} />;
}

/** Comes after the record, and is asked for again in the same way. */
async function AuditOfKey({ params }: KeyPageProps) {
  const { projectId, keyId } = await params;
  const { ctx } = await loadKey(projectId, keyId);
  const query = ListAuditLogsQuery.parse(keyAuditQuery(keyId));
  const page = await listAuditLogs(ctx, query).catch(() => null);
  const initial = page && { items: page.items, total: page.total };
  return <KeyAudit projectId={projectId} keyId={keyId} initial={initial} />;
}
