import type { Metadata } from 'next';
import { SETTINGS_PAGE_SIZE as pageSize } from '@/components/settings/page-size';
import { ProjectsScreen } from '@/components/settings/projects-screen';
import { fromPage, pageIn } from '@/components/ui/url-view';
import { requireUserContext } from '@/lib/auth/session';
import { listProjectPage, projectLimit } from '@/lib/projects';

export const metadata: Metadata = { title: 'Projects' };

type ProjectsPageProps = {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ProjectsPage({ searchParams }: ProjectsPageProps) {
  const page = pageIn(fromPage(await searchParams));
  const ctx = await requireUserContext();
  const { items, total } = await listProjectPage(ctx, { page, pageSize });
  const { tenantName, role, tier } = ctx.principal;
  return (
    <ProjectsScreen
      tenantName={tenantName}
      role={role}
      plan={{ tier, limit: projectLimit(tier) }}
      initial={{ page, list: { items, total } }}
    />
  );
}
