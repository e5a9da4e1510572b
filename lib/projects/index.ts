export { createFirstProject } from './create-first-project';
export { getProject } from './get-project';
export { listProjects } from './list-projects';
