/** The dialogs of the Files screen, as one piece of code that comes when the first of them opens. */
export { DeleteFileDialog } from './delete-file-dialog';
export { FileDialog } from './file-dialog';
