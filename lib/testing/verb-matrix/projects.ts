import * as projects from '@/lib/projects';
import { ListProjectsQuery } from '@/lib/projects/schemas';
import { EVERYONE, LIVE_WRITERS, type DomainVerbs } from './row';

/** Who gets past the gates of lib/projects. */
export const projectsVerbs: DomainVerbs = {
  exports: projects,
  verbs: {
    createProject: {
      ...{ key: 'never', members: LIVE_WRITERS, operator: true },
      run: (ctx) => projects.createProject(ctx, { name: 'Another' }),
    },
    deleteProject: {
      ...{ key: 'never', members: LIVE_WRITERS, operator: true, aimed: true },
      run: (ctx, { projectId }) => projects.deleteProject(ctx, projectId),
    },
    getProject: {
      ...{ key: 'admin', members: EVERYONE, operator: true, aimed: true },
      run: (ctx, { projectId }) => projects.getProject(ctx, projectId),
    },
    listProjectPage: {
      ...{ key: 'admin', members: EVERYONE, operator: true },
      run: (ctx) => projects.listProjectPage(ctx, ListProjectsQuery.parse({})),
    },
    listProjects: {
      ...{ key: 'admin', members: EVERYONE, operator: true },
      run: (ctx) => projects.listProjects(ctx),
    },
    updateProject: {
      ...{ key: 'never', members: LIVE_WRITERS, operator: true, aimed: true },
      run: (ctx, { projectId }) => projects.updateProject(ctx, { projectId, name: 'Renamed' }),
    },
  },
  others: {
    createFirstProject: 'is a part of signing up',
    findFirstProject: 'is a part of signing up by an invitation',
    projectLimit: 'is a table',
  },
};
