import type { Metadata } from 'next';
import { fromPage } from '@/components/ui/url-view';
import { RequestsDrawing } from '@/components/usage/requests-drawing';
import { UsageScreen } from '@/components/usage/usage-screen';
import { readUsageView, toRequestsQuery } from '@/components/usage/usage-view';
import { requirePageContext } from '@/lib/auth/session';
import { getRequestUsage, getUsage } from '@/lib/usage';
import { RequestUsageQuery } from '@/lib/usage/schemas';

export const metadata: Metadata = { title: 'Usage' };

type UsagePageProps = {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function UsagePage({ params, searchParams }: UsagePageProps) {
  const { projectId } = await params;
  const ctx = await requirePageContext(projectId);
  const view = readUsageView(fromPage(await searchParams));
  const query = RequestUsageQuery.parse(toRequestsQuery(view));
  const [usage, requests] = await Promise.all([getUsage(ctx), getRequestUsage(ctx, query)]);
  const { tenantName } = ctx.principal;
  return (
    <UsageScreen
      projectId={projectId}
      tenantName={tenantName}
      usage={usage}
      initial={{ view, requests, drawing: <RequestsDrawing days={requests.days} /> }}
    />
  );
}
