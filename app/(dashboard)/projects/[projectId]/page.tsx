import { redirect } from 'next/navigation';

type ProjectPageProps = { params: Promise<{ projectId: string }> };

/** A project opens on its keys. */
export default async function ProjectPage({ params }: ProjectPageProps) {
  const { projectId } = await params;
  redirect(`/projects/${projectId}/keys`);
}
