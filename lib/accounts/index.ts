export { authenticateOperator, type OperatorPlace } from './authenticate-operator';
export { authenticateSession, type SessionClaims } from './authenticate-session';
export { endSession } from './end-session';
export { listTenants } from './list-tenants';
export { openSession } from './open-session';
export { registerAccount } from './register-account';
export { setTier } from './set-tier';
export type { StartedSession } from './start-session';
