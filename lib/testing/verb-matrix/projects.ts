import * as projects from '@/lib/projects';
import { EVERYONE, type DomainVerbs } from './row';

/** Who gets past the gates of lib/projects. */
export const projectsVerbs: DomainVerbs = {
  exports: projects,
  verbs: {
    getProject: {
      ...{ key: 'admin', members: EVERYONE, operator: true, aimed: true },
      run: (ctx, { projectId }) => projects.getProject(ctx, projectId),
    },
    listProjects: {
      ...{ key: 'admin', members: EVERYONE, operator: true },
      run: (ctx) => projects.listProjects(ctx),
    },
  },
  others: {
    createFirstProject: 'is a part of signing up',
    findFirstProject: 'is a part of signing up by an invitation',
  },
};
