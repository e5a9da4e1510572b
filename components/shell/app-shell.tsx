import type { ReactNode } from 'react';
import { ConnectionBanner } from './connection-banner';
import { EnvironmentInView } from './environment-in-view';
import { MobileNavigation } from './mobile-navigation';
import { Navigation, type NavigationProps } from './navigation';
import { Search } from './search';
import { SkipLink } from './skip-link';

type AppShellProps = NavigationProps & { children: ReactNode };

/** The frame of every signed-in page: sidebar (a sheet on phones), a header that names project and environment, the page. */
export function AppShell({ children, ...navigation }: AppShellProps) {
  const { project, projects } = navigation;
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[15rem_minmax(0,1fr)]">
      <SkipLink />
      <aside className="sticky top-0 z-20 hidden h-dvh flex-col border-r border-line md:flex">
        <Navigation {...navigation} />
      </aside>
      <div className="flex min-w-0 flex-col">
        <ConnectionBanner />
        <header className="flex h-14 items-center gap-2 border-b border-line px-4 md:px-6">
          <MobileNavigation {...navigation} />
          <p className="flex min-w-0 flex-1 items-center gap-2.5">
            <span className="sr-only">Project </span>
            <span className="truncate font-medium" title={project.name}>
              {project.name}
            </span>
            <EnvironmentInView />
          </p>
          <Search project={project} projects={projects} />
        </header>
        <main id="content" tabIndex={-1} className="w-full max-w-280 px-4 py-6 outline-none md:p-6">
          {children}
        </main>
      </div>
    </div>
  );
}
