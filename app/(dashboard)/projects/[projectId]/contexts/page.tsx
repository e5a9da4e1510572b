import type { Metadata } from 'next';
import { ContextsScreen } from '@/components/contexts/contexts-screen';
import { readContextsView, toContextsQuery } from '@/components/contexts/contexts-view';
import { fromPage } from '@/components/ui/url-view';
import { requirePageContext } from '@/lib/auth/session';
import { listContexts } from '@/lib/contexts';
import { ListContextsQuery } from '@/lib/contexts/schemas';

export const metadata: Metadata = { title: 'Contexts' };

type ContextsPageProps = {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ContextsPage({ params, searchParams }: ContextsPageProps) {
  const { projectId } = await params;
  const ctx = await requirePageContext(projectId);
  const view = readContextsView(fromPage(await searchParams));
  const { items, total } = await listContexts(ctx, ListContextsQuery.parse(toContextsQuery(view)));
  return (
    <ContextsScreen
      projectId={projectId}
      role={ctx.principal.role}
      initial={{ view, contexts: { items, total } }}
    />
  );
}
