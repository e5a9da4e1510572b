import type { Metadata } from 'next';
import { KeysScreen } from '@/components/keys/keys-screen';
import { readKeysView, toKeysQuery } from '@/components/keys/keys-view';
import { fromPage } from '@/components/ui/url-view';
import { requirePageContext } from '@/lib/auth/session';
import { getKeyAllowance, listKeys } from '@/lib/keys';
import { ListKeysQuery } from '@/lib/keys/schemas';

export const metadata: Metadata = { title: 'API Keys' };

type KeysPageProps = {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function KeysPage({ params, searchParams }: KeysPageProps) {
  const { projectId } = await params;
  const asked = await searchParams;
  const ctx = await requirePageContext(projectId);
  const view = readKeysView(fromPage(asked));
  const query = ListKeysQuery.parse(toKeysQuery(view));
  const [keys, allowance] = await Promise.all([listKeys(ctx, query), getKeyAllowance(ctx)]);
  return (
    <KeysScreen
      projectId={projectId}
      tenantName={ctx.principal.tenantName}
      role={ctx.principal.role}
      allowance={allowance}
      initial={{ view, keys: { items: keys.items, total: keys.total } }}
    />
  );
}
