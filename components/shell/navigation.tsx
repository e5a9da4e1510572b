import { NavigationLinks } from './navigation-links';
import { ProjectSwitcher, type ShellProject } from './project-switcher';
import { UserMenu } from './user-menu';
import { Wordmark } from './wordmark';

export type NavigationProps = {
  project: ShellProject;
  projects: readonly ShellProject[];
  user: { name: string; email: string };
};

/** What the sidebar and, on phones, the sheet hold: the name, the project, its screens, the person. */
export function Navigation({ project, projects, user }: NavigationProps) {
  return (
    <>
      <div className="flex h-14 shrink-0 items-center px-4">
        <Wordmark />
      </div>
      <div className="px-2 pb-2">
        <ProjectSwitcher project={project} projects={projects} />
      </div>
      <nav aria-label="Project" className="flex-1 overflow-y-auto p-2">
        <NavigationLinks projectId={project.id} />
      </nav>
      <div className="border-t border-line p-2">
        <UserMenu name={user.name} email={user.email} />
      </div>
    </>
  );
}
