import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { SettingsNavigation } from '@/components/settings/settings-navigation';
import { AppShell } from '@/components/shell/app-shell';
import { PlaceHeading } from '@/components/shell/place-heading';
import { PROJECT_COOKIE, rememberedProject } from '@/components/shell/project-cookie';
import { Providers } from '@/components/shell/providers';
import { toShellFacts } from '@/components/shell/shell-facts';
import { getMe } from '@/lib/accounts';
import { requireUserContext } from '@/lib/auth/session';

/** The sidebar leads back to the project that was last open. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const ctx = await requireUserContext();
  const remembered = (await cookies()).get(PROJECT_COOKIE)?.value;
  const facts = toShellFacts(await getMe(ctx), (projects) =>
    rememberedProject(projects, remembered),
  );
  return (
    <Providers renderedAt={ctx.now.getTime()}>
      <AppShell
        facts={facts}
        heading={<PlaceHeading kind="Settings of" name={facts.tenant.name} />}
      >
        <div className="grid gap-6">
          <SettingsNavigation />
          {children}
        </div>
      </AppShell>
    </Providers>
  );
}
