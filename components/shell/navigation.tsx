import { NavigationLinks } from './navigation-links';
import { ProjectSwitcher } from './project-switcher';
import type { ShellFacts } from './shell-facts';
import { UserMenu } from './user-menu';
import { Wordmark } from './wordmark';

/** What the sidebar and, on phones, the sheet hold: the name, the project, its screens, the settings, the person. */
export function Navigation({ facts }: { facts: ShellFacts }) {
  const { project, projects } = facts;
  return (
    <>
      <div className="flex h-14 shrink-0 items-center px-4">
        <Wordmark />
      </div>
      <div className="px-2 pb-2">
        <ProjectSwitcher project={project} projects={projects} />
      </div>
      <nav aria-label="Main" className="flex-1 overflow-y-auto p-2">
        <NavigationLinks projectId={project?.id ?? null} />
      </nav>
      <div className="border-t border-line p-2">
        <UserMenu facts={facts} />
      </div>
    </>
  );
}
