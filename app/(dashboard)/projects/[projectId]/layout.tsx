import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { Providers } from '@/components/shell/providers';
import { requirePageContext } from '@/lib/auth/session';
import { listProjects } from '@/lib/projects';

type ProjectLayoutProps = { children: ReactNode; params: Promise<{ projectId: string }> };

export default async function ProjectLayout({ children, params }: ProjectLayoutProps) {
  const { projectId } = await params;
  const ctx = await requirePageContext(projectId);
  const records = await listProjects(ctx);
  const projects = records.map(({ project_id: id, name }) => ({ id, name }));
  const project = projects.find(({ id }) => id === projectId);
  if (project === undefined) notFound();
  const { name, email } = ctx.principal;
  return (
    <Providers renderedAt={ctx.now.getTime()}>
      <AppShell project={project} projects={projects} user={{ name, email }}>
        {children}
      </AppShell>
    </Providers>
  );
}
