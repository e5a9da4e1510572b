export { getUsage } from './get-usage';
export { fileSizeLimit } from './limits';
