/** The dialogs of the Projects screen, as one piece of code that comes when the first of them opens. */
export { DeleteProjectDialog } from './delete-project-dialog';
export { ProjectFormDialog } from './project-form-dialog';
