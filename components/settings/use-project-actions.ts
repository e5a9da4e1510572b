'use client';

import { useRouter } from 'next/navigation';
import { screenHref } from '@/components/shell/place';
import { useToast } from '@/components/ui/toast';
import { useDialogSubject } from '@/components/ui/use-dialog-subject';
import type { ProjectRecord } from '@/lib/projects/schemas';
import { useProjectChanges } from './use-projects';

/** Which project is asked about, and creating, renaming or deleting it. `form` is about null for a new one. */
export function useProjectActions() {
  const changes = useProjectChanges();
  const showToast = useToast();
  const router = useRouter();
  const form = useDialogSubject<ProjectRecord | null>();
  const deletion = useDialogSubject<ProjectRecord>();

  async function save(project: ProjectRecord | null, name: string): Promise<void> {
    if (project === null) {
      const created = await changes.create(name);
      form.close();
      router.push(screenHref(created.project_id, 'keys'));
    } else {
      if (name !== project.name) await changes.rename(project, name);
      form.close();
      showToast(`The project is called ${name} now.`);
    }
  }
  async function remove(project: ProjectRecord): Promise<void> {
    await changes.remove(project);
    deletion.close();
    showToast(`${project.name} is deleted.`);
  }
  return { form, deletion, save, remove };
}
