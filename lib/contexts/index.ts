export { createContext } from './create-context';
export { createDefaultContext } from './create-default-context';
export { getContext } from './get-context';
export { listContexts } from './list-contexts';
export { updateContext } from './update-context';
