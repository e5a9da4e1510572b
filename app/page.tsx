import { notFound, redirect } from 'next/navigation';
import { requireUserContext } from '@/lib/auth/session';
import { listProjects } from '@/lib/projects';

/** The start page leads to the oldest project. */
export default async function StartPage() {
  const [project] = await listProjects(await requireUserContext());
  if (project === undefined) notFound();
  redirect(`/projects/${project.project_id}/keys`);
}
