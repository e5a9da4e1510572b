'use client';

import { Plus } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { DismissibleFailure } from '@/components/ui/dismissible-failure';
import { Notice } from '@/components/ui/notice';
import { ScreenHeader } from '@/components/ui/screen-header';
import { useToast } from '@/components/ui/toast';
import { useDialogSubject } from '@/components/ui/use-dialog-subject';
import { useLoaded } from '@/components/ui/use-loaded';
import { mayWrite, type Role } from '@/lib/auth/roles';
import type { ContextRecord } from '@/lib/contexts/schemas';
import { toContextChange, toNewContext, type ContextDraft } from './context-draft';
import { ContextsList } from './contexts-list';
import { ContextsToolbar } from './contexts-toolbar';
import { contextsHref, isSameView, readContextsView, type ContextsView } from './contexts-view';
import { useContextSwitch } from './use-context-switch';
import { useContextChanges, useContexts, type ContextsPage } from './use-contexts';

type ContextsScreenProps = {
  projectId: string;
  role: Role;
  /** What the server rendered, and for which view. */
  initial: { view: ContextsView; contexts: ContextsPage };
};

/** The Contexts screen. The dialogs' code comes when they open. */
export function ContextsScreen({ projectId, role, initial }: ContextsScreenProps) {
  const view = readContextsView(useSearchParams());
  const known = isSameView(view, initial.view) ? initial.contexts : null;
  const query = useContexts(projectId, view, known);
  const changes = useContextChanges(projectId);
  const contextSwitch = useContextSwitch(projectId);
  const form = useDialogSubject<ContextRecord | null>();
  const detail = useDialogSubject<ContextRecord>();
  const dialogs = useLoaded(() => import('./context-dialogs'));
  const showToast = useToast();
  const createButton = useRef<HTMLButtonElement>(null);
  const mayChange = mayWrite(role, 'shared');

  const show = (next: ContextsView) =>
    window.history.pushState(null, '', contextsHref(projectId, next));
  const edit = (context: ContextRecord | null) => dialogs.ensure(() => form.ask(context));

  async function save(before: ContextRecord | null, draft: ContextDraft) {
    if (before === null) {
      await changes.create(toNewContext(draft));
    } else {
      const change = toContextChange(before, draft);
      if (change !== null) await changes.change(before.context_key, change);
    }
    form.close();
    const name = draft.displayName.trim();
    showToast(before === null ? `Context ${name} is created.` : `Context ${name} is saved.`);
  }
  const asked = form.subject;
  return (
    <div className="@container grid gap-5">
      <ScreenHeader
        title="Contexts"
        action={
          mayChange ? (
            <Button
              ref={createButton}
              variant="primary"
              icon={<Plus aria-hidden className="size-4" />}
              isPending={dialogs.isLoading}
              onPointerEnter={dialogs.preload}
              onFocus={dialogs.preload}
              onClick={() => edit(null)}
            >
              Create context
            </Button>
          ) : null
        }
      >
        Rules for what may be uploaded. Every upload names one, or goes to default.
      </ScreenHeader>
      {mayChange ? null : (
        <p className="text-muted">Your role, {role}, may look at contexts, not change them.</p>
      )}
      {dialogs.hasFailed ? (
        <Notice tone="error">
          The dialog could not be loaded. Check your connection and try again.
        </Notice>
      ) : null}
      <DismissibleFailure
        message={contextSwitch.failure}
        onDismiss={contextSwitch.dismissFailure}
      />
      <div className="grid gap-2">
        <ContextsToolbar view={view} isPending={query.isPlaceholderData} onChange={show} />
        <ContextsList
          projectId={projectId}
          view={view}
          query={query}
          workingIds={contextSwitch.runningIds}
          commands={{
            open: (context) => dialogs.ensure(() => detail.ask(context)),
            edit: mayChange ? edit : null,
            turn: contextSwitch.turn,
          }}
          onView={show}
        />
      </div>
      {dialogs.code === null || asked === null ? null : (
        <dialogs.code.ContextFormDialog
          key={asked.nth}
          context={asked.about}
          isOpen={asked.isOpen}
          onClose={form.close}
          onSave={(draft) => save(asked.about, draft)}
          focusAfter={() => createButton.current}
        />
      )}
      {dialogs.code === null || detail.subject === null ? null : (
        <dialogs.code.ContextDialog
          context={detail.subject.about}
          isOpen={detail.subject.isOpen}
          onClose={detail.close}
        />
      )}
    </div>
  );
}
