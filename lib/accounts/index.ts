export { authenticateSession, type SessionClaims } from './authenticate-session';
export { endSession } from './end-session';
export { openSession } from './open-session';
export { registerAccount } from './register-account';
export type { StartedSession } from './start-session';
