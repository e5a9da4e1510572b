export { createDefaultContext } from './create-default-context';
