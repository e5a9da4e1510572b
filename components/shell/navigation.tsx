import { NavigationLinks } from './navigation-links';
import { UserMenu } from './user-menu';
import { Wordmark } from './wordmark';

export type NavigationProps = { projectId: string; user: { name: string; email: string } };

/** What the sidebar and, on phones, the sheet hold: the name, the screens, the person. */
export function Navigation({ projectId, user }: NavigationProps) {
  return (
    <>
      <div className="flex h-14 shrink-0 items-center px-4">
        <Wordmark />
      </div>
      <nav aria-label="Project" className="flex-1 overflow-y-auto px-2 py-2">
        <NavigationLinks projectId={projectId} />
      </nav>
      <div className="border-t border-line p-2">
        <UserMenu name={user.name} email={user.email} />
      </div>
    </>
  );
}
