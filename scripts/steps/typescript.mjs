import { importFile } from './project.mjs';

/** Imports a TypeScript module of the project, by its path there, with the alias `@/`. */
export async function importTypeScript(file) {
  const { register } = await import('tsx/esm/api');
  register();
  return importFile(file);
}
