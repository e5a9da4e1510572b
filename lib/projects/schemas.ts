import { z } from 'zod';
import { pagingFields } from '@/lib/paging';
import { safeText } from '@/lib/safe-text';

export const ProjectRecord = z.strictObject({
  project_id: z.string(),
  tenant_id: z.string(),
  name: z.string(),
  created_at: z.iso.datetime(),
});
export type ProjectRecord = z.output<typeof ProjectRecord>;

/** Which page of the projects. */
export const ListProjectsQuery = z
  .strictObject(pagingFields)
  .transform(({ page_size, ...rest }) => ({ ...rest, pageSize: page_size }));
export type ListProjectsQuery = z.output<typeof ListProjectsQuery>;

export const ProjectParams = z.strictObject({
  project_id: z.string().regex(/^prj_[0-9a-f]{32}$/),
});

/** What a new project is given, and what can be changed of one: its name. */
export const ProjectInput = z.strictObject({ name: safeText(1, 100) });
export type ProjectInput = z.output<typeof ProjectInput>;

export const DeletedProject = z.strictObject({ project_id: z.string(), deleted: z.literal(true) });
export type DeletedProject = z.output<typeof DeletedProject>;
