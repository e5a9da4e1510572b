export { authenticateKey } from './authenticate-key';
export { createKey } from './create-key';
export { getCurrentKey } from './get-current-key';
export { getKey } from './get-key';
export { getKeyAllowance, type KeyAllowance } from './get-key-allowance';
export { listKeys } from './list-keys';
export { flushKeyUses, noteKeyUse } from './note-key-use';
export { revokeKey } from './revoke-key';
