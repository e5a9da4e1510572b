/** The dialogs of the API Keys screen, as one piece of code that comes when the first of them opens. */
export { BulkDialog } from './bulk-dialog';
export { CreateKeyDialog } from './create-key-dialog';
export { RevokeKeyDialog } from './revoke-key-dialog';
export { RotateKeyDialog } from './rotate-key-dialog';
