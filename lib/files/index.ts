export { createDownload } from './create-download';
export { deleteFile } from './delete-file';
export { getFile } from './get-file';
export { listFiles } from './list-files';
export { openDownload, type Download } from './open-download';
export { openStorage } from './storage';
export { uploadFile } from './upload-file';
