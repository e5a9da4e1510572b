import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { Providers } from '@/components/shell/providers';
import { requirePageContext } from '@/lib/auth/session';
import { getProject } from '@/lib/projects';

type ProjectLayoutProps = { children: ReactNode; params: Promise<{ projectId: string }> };

export default async function ProjectLayout({ children, params }: ProjectLayoutProps) {
  const { projectId } = await params;
  const ctx = await requirePageContext(projectId);
  const project = await getProject(ctx, projectId);
  const { name, email } = ctx.principal;
  return (
    <Providers renderedAt={ctx.now.getTime()}>
      <AppShell project={{ id: project.project_id, name: project.name }} user={{ name, email }}>
        {children}
      </AppShell>
    </Providers>
  );
}
