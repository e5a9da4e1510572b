export { listFiles } from './list-files';
export { openStorage } from './storage';
export { uploadFile } from './upload-file';
