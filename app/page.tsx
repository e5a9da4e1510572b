import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { screenHref, settingsHref } from '@/components/shell/place';
import { PROJECT_COOKIE, rememberedProject } from '@/components/shell/project-cookie';
import { requireUserContext } from '@/lib/auth/session';
import { listProjects } from '@/lib/projects';

/** The start page leads to the project that was last open, else to the oldest; where there is none, to where one is created. */
export default async function StartPage() {
  const records = await listProjects(await requireUserContext());
  const remembered = (await cookies()).get(PROJECT_COOKIE)?.value;
  const project = rememberedProject(
    records.map(({ project_id: id }) => ({ id })),
    remembered,
  );
  redirect(project === null ? settingsHref('projects') : screenHref(project.id, 'keys'));
}
