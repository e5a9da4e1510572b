export { createDefaultContext, DEFAULT_CONTEXT_KEY } from './create-default-context';
