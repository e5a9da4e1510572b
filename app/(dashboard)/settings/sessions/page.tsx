import type { Metadata } from 'next';
import { SessionsScreen } from '@/components/settings/sessions-screen';
import { SETTINGS_PAGE_SIZE } from '@/components/settings/page-size';
import { fromPage, pageIn } from '@/components/ui/url-view';
import { listSessions } from '@/lib/accounts';
import { requireUserContext } from '@/lib/auth/session';

export const metadata: Metadata = { title: 'Sessions' };

type SessionsPageProps = {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function SessionsPage({ searchParams }: SessionsPageProps) {
  const page = pageIn(fromPage(await searchParams));
  const { items, total } = await listSessions(await requireUserContext(), {
    page,
    pageSize: SETTINGS_PAGE_SIZE,
  });
  return <SessionsScreen initial={{ page, list: { items, total } }} />;
}
