'use client';

import { useSearchParams } from 'next/navigation';
import { useId, useRef, useState } from 'react';
import { toFormProblem } from '@/components/form/form-problem';
import { useSignOut } from '@/components/shell/use-sign-out';
import { Button } from '@/components/ui/button';
import { DismissibleFailure } from '@/components/ui/dismissible-failure';
import { DoneNote } from '@/components/ui/done-note';
import { Notice } from '@/components/ui/notice';
import { ScreenHeader } from '@/components/ui/screen-header';
import { Table, TableHeader } from '@/components/ui/table';
import { hrefOf, pageIn } from '@/components/ui/url-view';
import { useRunning } from '@/components/ui/use-running';
import type { SessionRecord } from '@/lib/accounts/schemas';
import { deviceText } from './device-text';
import { PagedList } from './paged-list';
import { SessionRow } from './session-row';
import { useSessionEnds, useSessions, type SessionsPage } from './use-sessions';

const COLUMNS = ['Device', 'Address', 'Signed in', 'Last seen'];
const ALL_OTHERS = 'others';

type SessionsScreenProps = { initial: { page: number; list: SessionsPage } };

/** Where the person is signed in, with the way to end each of these sessions, and all others at once. */
export function SessionsScreen({ initial }: SessionsScreenProps) {
  const page = pageIn(useSearchParams());
  const query = useSessions(page, initial);
  const ends = useSessionEnds();
  const { runningIds, failure, dismissFailure, run } = useRunning();
  const [done, setDone] = useState<string | null>(null);
  const leaving = useSignOut();
  const count = useRef<HTMLParagraphElement>(null);
  const reasonId = useId();
  const isAlone = query.data?.total === 1;

  function end(session: SessionRecord) {
    if (session.current) return leaving.signOut();
    const device = deviceText(session.user_agent);
    setDone(null);
    void run(session.session_id, async () => {
      try {
        await ends.endOne(session);
        setDone(`The session ${device} has ended.`);
        count.current?.focus();
        return null;
      } catch (error) {
        return `The session ${device} was not ended. ${toFormProblem(error, []).summary}`;
      }
    });
  }
  function endAllOthers() {
    setDone(null);
    void run(ALL_OTHERS, async () => {
      try {
        const ended = await ends.endOthers();
        setDone(`${ended} other session${ended === 1 ? ' has' : 's have'} ended.`);
        return null;
      } catch (error) {
        return `Your other sessions were not ended. ${toFormProblem(error, []).summary}`;
      }
    });
  }
  return (
    <div className="@container grid gap-5">
      <ScreenHeader
        title="Sessions"
        action={
          <Button
            isPending={runningIds.has(ALL_OTHERS)}
            isUnavailable={isAlone}
            aria-describedby={isAlone ? reasonId : undefined}
            onClick={endAllOthers}
          >
            Sign out everywhere else
          </Button>
        }
      >
        Where you are signed in, in every tenant. A session that ends is refused from its next
        request on.
      </ScreenHeader>
      {leaving.failure === null ? null : <Notice tone="error">{leaving.failure}</Notice>}
      <DismissibleFailure message={failure} onDismiss={dismissFailure} />
      <div className="grid gap-1">
        <DoneNote message={done} />
        {isAlone ? (
          <p id={reasonId} className="text-muted">
            You are signed in nowhere else.
          </p>
        ) : null}
        <PagedList
          thing="session"
          things="sessions"
          page={page}
          query={query}
          countRef={count}
          hrefOf={(to) => hrefOf('/settings/sessions', to === 1 ? {} : { page: String(to) })}
        >
          {(sessions, isBusy) => (
            <Table caption="Sessions" isBusy={isBusy} head={<SessionsHead />}>
              {sessions.map((session) => (
                <SessionRow
                  key={session.session_id}
                  session={session}
                  isEnding={
                    session.current ? leaving.isPending : runningIds.has(session.session_id)
                  }
                  onEnd={end}
                />
              ))}
            </Table>
          )}
        </PagedList>
      </div>
    </div>
  );
}

function SessionsHead() {
  return (
    <>
      {COLUMNS.map((column) => (
        <TableHeader key={column}>{column}</TableHeader>
      ))}
      <TableHeader>
        <span className="sr-only">Actions</span>
      </TableHeader>
    </>
  );
}
