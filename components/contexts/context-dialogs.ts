/** The dialogs of the Contexts screen, as one piece of code that comes when the first of them opens. */
export { ContextDialog } from './context-dialog';
export { ContextFormDialog } from './context-form-dialog';
