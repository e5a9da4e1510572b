'use client';

import { useQueryClient } from '@tanstack/react-query';
import { callApi } from '@/lib/api-client';
import type { SessionRecord } from '@/lib/accounts/schemas';
import { usePageList, type ListPage } from './use-page-list';

const PATH = '/me/sessions';

export type SessionsPage = ListPage<SessionRecord>;

const schemas = () => import('@/lib/accounts/schemas');

/** One page of the person's sessions. */
export function useSessions(page: number, initial: { page: number; list: SessionsPage }) {
  const output = () => schemas().then(({ SessionRecord }) => SessionRecord);
  return usePageList({ path: PATH, page, output, initial });
}

/** Ends sessions and renews the list; each resolves once the server has confirmed. */
export function useSessionEnds() {
  const queryClient = useQueryClient();
  const renew = () => queryClient.invalidateQueries({ queryKey: [PATH] });
  return {
    async endOne({ session_id: id }: SessionRecord): Promise<void> {
      const output = () => schemas().then(({ EndedSession }) => EndedSession);
      await callApi({ method: 'DELETE', path: `${PATH}/${id}`, output });
      await renew();
    },
    /** How many that were. */
    async endOthers(): Promise<number> {
      const output = () => schemas().then(({ EndedSessions }) => EndedSessions);
      const { ended } = await callApi({ method: 'DELETE', path: `${PATH}?keep=current`, output });
      await renew();
      return ended;
    },
  };
}
