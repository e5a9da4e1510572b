import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { EnvironmentInView } from '@/components/shell/environment-in-view';
import { PlaceHeading } from '@/components/shell/place-heading';
import { Providers } from '@/components/shell/providers';
import { RememberProject } from '@/components/shell/remember-project';
import { toShellFacts } from '@/components/shell/shell-facts';
import { getMe } from '@/lib/accounts';
import { requirePageContext } from '@/lib/auth/session';

type ProjectLayoutProps = { children: ReactNode; params: Promise<{ projectId: string }> };

export default async function ProjectLayout({ children, params }: ProjectLayoutProps) {
  const { projectId } = await params;
  const ctx = await requirePageContext(projectId);
  const facts = toShellFacts(
    await getMe(ctx),
    (projects) => projects.find(({ id }) => id === projectId) ?? null,
  );
  if (facts.project === null) notFound();
  return (
    <Providers renderedAt={ctx.now.getTime()}>
      <RememberProject id={projectId} />
      <AppShell
        facts={facts}
        heading={
          <PlaceHeading kind="Project" name={facts.project.name}>
            <EnvironmentInView />
          </PlaceHeading>
        }
      >
        {children}
      </AppShell>
    </Providers>
  );
}
