import type { ReactNode } from 'react';
import { ConnectionBanner } from './connection-banner';
import { MobileNavigation } from './mobile-navigation';
import { Navigation } from './navigation';
import { Search } from './search';
import type { ShellFacts } from './shell-facts';
import { SkipLink } from './skip-link';

type AppShellProps = {
  facts: ShellFacts;
  /** Where one is: a place heading. */
  heading: ReactNode;
  children: ReactNode;
};

/** The frame of every signed-in page: sidebar (a sheet on phones), a header that names where one is, the page. */
export function AppShell({ facts, heading, children }: AppShellProps) {
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[15rem_minmax(0,1fr)]">
      <SkipLink />
      <aside className="sticky top-0 z-20 hidden h-dvh flex-col border-r border-line md:flex">
        <Navigation facts={facts} />
      </aside>
      <div className="flex min-w-0 flex-col">
        <ConnectionBanner />
        <header className="flex h-14 items-center gap-2 border-b border-line px-4 md:px-6">
          <MobileNavigation facts={facts} />
          {heading}
          <Search facts={facts} />
        </header>
        <main id="content" tabIndex={-1} className="w-full max-w-280 px-4 py-6 outline-none md:p-6">
          {children}
        </main>
      </div>
    </div>
  );
}
