import type { Metadata } from 'next';
import { FilesScreen } from '@/components/files/files-screen';
import { readFilesView, toFilesQuery } from '@/components/files/files-view';
import { fromPage } from '@/components/ui/url-view';
import { requirePageContext } from '@/lib/auth/session';
import { listContexts } from '@/lib/contexts';
import { ListContextsQuery } from '@/lib/contexts/schemas';
import { listFiles } from '@/lib/files';
import { ListFilesQuery } from '@/lib/files/schemas';
import { fileSizeLimit } from '@/lib/usage';

export const metadata: Metadata = { title: 'Files' };

type FilesPageProps = {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const ALL_CONTEXTS = ListContextsQuery.parse({ page_size: '100' });

export default async function FilesPage({ params, searchParams }: FilesPageProps) {
  const { projectId } = await params;
  const ctx = await requirePageContext(projectId);
  const view = readFilesView(fromPage(await searchParams));
  const [files, contexts] = await Promise.all([
    listFiles(ctx, ListFilesQuery.parse(toFilesQuery(view))),
    listContexts(ctx, ALL_CONTEXTS),
  ]);
  const { tenantName, role, tier } = ctx.principal;
  return (
    <FilesScreen
      projectId={projectId}
      tenantName={tenantName}
      role={role}
      largestFile={fileSizeLimit(tier)}
      contexts={{ items: contexts.items, total: contexts.total }}
      initial={{ view, files: { items: files.items, total: files.total } }}
    />
  );
}
