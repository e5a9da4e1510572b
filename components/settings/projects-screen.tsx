'use client';

import { FolderClosed, Plus } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useEffect, useEffectEvent, useId, useRef } from 'react';
import { settingsHref } from '@/components/shell/place';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { ScreenHeader } from '@/components/ui/screen-header';
import { hrefOf, pageIn } from '@/components/ui/url-view';
import { useLoaded } from '@/components/ui/use-loaded';
import type { Tier } from '@/lib/auth/principal';
import { mayManageProjects, type Role } from '@/lib/auth/roles';
import { PagedList } from './paged-list';
import { ProjectAllowance } from './project-allowance';
import { ProjectsTable } from './projects-table';
import { useProjectActions } from './use-project-actions';
import { useProjects, type ProjectsPage } from './use-projects';

const PATH = settingsHref('projects');

type ProjectsScreenProps = {
  tenantName: string;
  role: Role;
  plan: { tier: Tier; limit: number | null };
  /** What the server rendered, and which page that is. */
  initial: { page: number; list: ProjectsPage };
};

/** The tenant's projects: create, rename, delete. `?new=1` opens on the form of a new one. The dialogs' code comes when they open. */
export function ProjectsScreen({ tenantName, role, plan, initial }: ProjectsScreenProps) {
  const params = useSearchParams();
  const page = pageIn(params);
  const query = useProjects(page, initial);
  const { form, deletion, save, remove } = useProjectActions();
  const dialogs = useLoaded(() => import('./project-dialogs'));
  const count = useRef<HTMLParagraphElement>(null);
  const newButton = useRef<HTMLButtonElement>(null);
  const limitId = useId();
  const total = query.data?.total ?? initial.list.total;
  const isFull = plan.limit !== null && total >= plan.limit;
  const mayManage = mayManageProjects(role);
  const askNew = () => dialogs.ensure(() => form.ask(null));

  useNewAsked(params.get('new') === '1', () => (mayManage && !isFull ? askNew() : undefined));
  return (
    <div className="@container grid gap-5">
      <ScreenHeader
        title="Projects"
        action={
          mayManage ? (
            <Button
              ref={newButton}
              variant="primary"
              icon={<Plus aria-hidden className="size-4" />}
              isPending={dialogs.isLoading}
              isUnavailable={isFull}
              aria-describedby={isFull ? limitId : undefined}
              onPointerEnter={dialogs.preload}
              onFocus={dialogs.preload}
              onClick={askNew}
            >
              New project
            </Button>
          ) : null
        }
      >
        Where the keys, contexts and files of {tenantName} live, each project’s apart.
      </ScreenHeader>
      {mayManage ? null : (
        <p className="text-pretty text-muted">
          Your role, {role}, may look at projects, not change them. Ask an owner or admin of{' '}
          {tenantName}.
        </p>
      )}
      {dialogs.hasFailed ? (
        <Notice tone="error">
          The dialog could not be loaded. Check your connection and try again.
        </Notice>
      ) : null}
      <ProjectAllowance id={limitId} used={total} limit={plan.limit} tier={plan.tier} />
      <PagedList
        thing="project"
        things="projects"
        page={page}
        query={query}
        countRef={count}
        hrefOf={(to) => hrefOf(PATH, to === 1 ? {} : { page: String(to) })}
        empty={
          <EmptyState icon={FolderClosed} title="No project yet">
            {mayManage
              ? 'Create one: it holds the API keys that upload, and the files.'
              : `Ask an owner or admin of ${tenantName} to create one.`}
          </EmptyState>
        }
      >
        {(projects, isBusy) => (
          <ProjectsTable
            projects={projects}
            isBusy={isBusy}
            commands={
              mayManage
                ? {
                    rename: (project) => dialogs.ensure(() => form.ask(project)),
                    remove: (project) => dialogs.ensure(() => deletion.ask(project)),
                  }
                : null
            }
          />
        )}
      </PagedList>
      {dialogs.code === null || form.subject === null ? null : (
        <dialogs.code.ProjectFormDialog
          key={`form-${form.subject.nth}`}
          project={form.subject.about}
          isOpen={form.subject.isOpen}
          onClose={form.close}
          onSave={(name) => save(form.subject?.about ?? null, name)}
          focusAfter={() => newButton.current}
        />
      )}
      {dialogs.code === null || deletion.subject === null ? null : (
        <dialogs.code.DeleteProjectDialog
          key={`deletion-${deletion.subject.nth}`}
          project={deletion.subject.about}
          isOpen={deletion.subject.isOpen}
          onClose={deletion.close}
          onDelete={remove}
          focusAfter={() => count.current}
        />
      )}
    </div>
  );
}

/** Acts once on `?new=1`, which leaves the address, so that a reload does not ask again. */
function useNewAsked(isAsked: boolean, ask: () => void): void {
  const act = useEffectEvent(() => {
    window.history.replaceState(null, '', PATH);
    ask();
  });
  useEffect(() => {
    if (isAsked) act();
  }, [isAsked]);
}
