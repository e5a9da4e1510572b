export { getUsage } from './get-usage';
export { fileSizeLimit } from './limits';
export { getKeyUsage } from './get-key-usage';
export { getRequestUsage } from './get-request-usage';
export { flushRequests, noteAccepted, noteRefused } from './note-request';
export type { Asker } from './tally';
