// Lists the route modules of the API for server.ts, which mounts them without Next. The folders are the routes: a new
// route.ts needs no registration. Runs before build, dev, test and verify.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { filesOf, inProject, main } from './steps/project.mjs';

const OUTPUT = 'lib/http/routes.generated.ts';
const isOursToMount = (file) => file.endsWith('/route.ts') && !file.startsWith('app/api/auth/');

/** Writes the list, unless it is right already: a new time on it would rebuild what watches it. */
export function generateRoutes() {
  const text = routesModule(filesOf('app').filter(isOursToMount).sort());
  const file = inProject(OUTPUT);
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

/**
 * The module's text.
 * @param {string[]} files like `app/api/v1/api-keys/[id]/route.ts`
 */
export function routesModule(files) {
  const imports = files.map(
    (file, index) => `import * as r${index} from '@/${file.replace(/\.ts$/, '')}';\n`,
  );
  const entries = files.map(
    (file, index) => `  { path: '${urlPath(file)}', module: r${index} },\n`,
  );
  return [
    '// Made by scripts/generate-routes.mjs from the folders under app/.\n',
    ...imports,
    "import type { RouteEntry } from './route-entry';\n\n",
    'export const routes: RouteEntry[] = [\n',
    ...entries,
    '];\n',
  ].join('');
}

/** Next's rule: folders in round brackets are for people only. */
const urlPath = (file) =>
  file
    .replace(/^app/, '')
    .replace(/\/route\.ts$/, '')
    .replaceAll(/\/\([^)]*\)/g, '');

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(generateRoutes);
