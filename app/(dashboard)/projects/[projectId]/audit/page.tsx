import type { Metadata } from 'next';
import { AuditScreen } from '@/components/audit/audit-screen';
import { readAuditView, toAuditQuery } from '@/components/audit/audit-view';
import { fromPage } from '@/components/ui/url-view';
import { listAuditLogs, MAX_EXPORTED_ENTRIES } from '@/lib/audit-logs';
import { ListAuditLogsQuery } from '@/lib/audit-logs/schemas';
import { requirePageContext } from '@/lib/auth/session';

export const metadata: Metadata = { title: 'Audit log' };

type AuditPageProps = {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function AuditPage({ params, searchParams }: AuditPageProps) {
  const { projectId } = await params;
  const ctx = await requirePageContext(projectId);
  const view = readAuditView(fromPage(await searchParams));
  const { items, total } = await listAuditLogs(ctx, ListAuditLogsQuery.parse(toAuditQuery(view)));
  return (
    <AuditScreen
      projectId={projectId}
      tenantName={ctx.principal.tenantName}
      mostExported={MAX_EXPORTED_ENTRIES}
      initial={{ view, entries: { items, total } }}
    />
  );
}
