import { route } from '@/lib/http/route';
import { createProject, listProjectPage } from '@/lib/projects';
import { ListProjectsQuery, ProjectInput, ProjectRecord } from '@/lib/projects/schemas';

export const GET = route({
  summary: 'List the projects of the tenant; a key sees its own',
  scope: 'admin',
  query: ListProjectsQuery,
  output: ProjectRecord.array(),
  paginated: true,
  run: (ctx, { query }) => listProjectPage(ctx, query),
});

export const POST = route({
  summary: 'Create a project with its default context',
  body: ProjectInput,
  output: ProjectRecord,
  status: 201,
  idempotent: true,
  message: 'Project created',
  run: (ctx, { body }) => createProject(ctx, body),
});
