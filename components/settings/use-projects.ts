'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { callApi } from '@/lib/api-client';
import type { ProjectRecord } from '@/lib/projects/schemas';
import { usePageList, type ListPage } from './use-page-list';

const PATH = '/projects';

export type ProjectsPage = ListPage<ProjectRecord>;

const schemas = () => import('@/lib/projects/schemas');
const projectRecord = () => schemas().then(({ ProjectRecord }) => ProjectRecord);

/** One page of the tenant's projects. */
export function useProjects(page: number, initial: { page: number; list: ProjectsPage }) {
  return usePageList({ path: PATH, page, output: projectRecord, initial });
}

/** Creates, renames and deletes projects, and renews the list and the sidebar; throws ApiError. */
export function useProjectChanges() {
  const queryClient = useQueryClient();
  const router = useRouter();
  const renew = async () => {
    router.refresh();
    await queryClient.invalidateQueries({ queryKey: [PATH] });
  };
  return {
    create: (name: string): Promise<ProjectRecord> =>
      callApi({ method: 'POST', path: PATH, body: { name }, output: projectRecord }),
    rename: async ({ project_id: id }: ProjectRecord, name: string): Promise<void> => {
      const call = { path: `${PATH}/${id}`, body: { name }, output: projectRecord };
      await callApi({ ...call, method: 'PATCH' });
      await renew();
    },
    remove: async ({ project_id: id }: ProjectRecord): Promise<void> => {
      const output = () => schemas().then(({ DeletedProject }) => DeletedProject);
      await callApi({ method: 'DELETE', path: `${PATH}/${id}`, output });
      await renew();
    },
  };
}
