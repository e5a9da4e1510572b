import type { ReactNode } from 'react';
import { MobileNavigation } from './mobile-navigation';
import { Navigation } from './navigation';
import { SkipLink } from './skip-link';

type AppShellProps = {
  project: { id: string; name: string };
  user: { name: string; email: string };
  children: ReactNode;
};

/** The frame of every signed-in page: sidebar (a sheet on phones), a header that names the project, the page. */
export function AppShell({ project, user, children }: AppShellProps) {
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[15rem_minmax(0,1fr)]">
      <SkipLink />
      <aside className="sticky top-0 z-20 hidden h-dvh flex-col border-r border-line md:flex">
        <Navigation projectId={project.id} user={user} />
      </aside>
      <div className="flex min-w-0 flex-col">
        <header className="flex h-14 items-center gap-2 border-b border-line px-4 md:px-6">
          <MobileNavigation projectId={project.id} user={user} />
          <p className="flex min-w-0 items-baseline gap-2">
            <span className="text-muted">Project</span>
            <span className="truncate font-medium" title={project.name}>
              {project.name}
            </span>
          </p>
        </header>
        <main id="content" tabIndex={-1} className="w-full max-w-280 px-4 py-6 outline-none md:p-6">
          {children}
        </main>
      </div>
    </div>
  );
}
