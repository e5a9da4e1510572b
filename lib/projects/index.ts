export { createFirstProject } from './create-first-project';
export { findFirstProject } from './find-first-project';
export { getProject } from './get-project';
export { listProjects } from './list-projects';
