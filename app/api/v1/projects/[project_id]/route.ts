import { route } from '@/lib/http/route';
import { deleteProject, getProject, updateProject } from '@/lib/projects';
import { DeletedProject, ProjectInput, ProjectParams, ProjectRecord } from '@/lib/projects/schemas';

export const GET = route({
  summary: 'Read a project',
  scope: 'admin',
  params: ProjectParams,
  output: ProjectRecord,
  run: (ctx, { params }) => getProject(ctx, params.project_id),
});

export const PATCH = route({
  summary: 'Rename a project',
  params: ProjectParams,
  body: ProjectInput,
  output: ProjectRecord,
  message: 'Project renamed',
  run: (ctx, { params, body }) => updateProject(ctx, { projectId: params.project_id, ...body }),
});

export const DELETE = route({
  summary: 'Delete a project: its keys are revoked, its contexts and files deleted',
  params: ProjectParams,
  output: DeletedProject,
  message: 'Project deleted',
  run: (ctx, { params }) => deleteProject(ctx, params.project_id),
});
