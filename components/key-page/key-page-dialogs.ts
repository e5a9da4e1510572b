/** The dialogs of a key's page, as one piece of code that comes when the first of them opens. */
export { EditKeyDialog } from './edit-key-dialog';
export { RevokeKeyDialog } from '@/components/keys/revoke-key-dialog';
export { RotateKeyDialog } from '@/components/keys/rotate-key-dialog';
