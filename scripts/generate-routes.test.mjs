import { expect, test } from 'vitest';
import { routesModule } from './generate-routes.mjs';

test('each route file becomes an entry under the URL that Next would give it', () => {
  const files = ['app/(public)/livez/route.ts', 'app/api/v1/files/[id]/route.ts'];
  expect(routesModule(files)).toContain(
    `import * as r0 from '@/app/(public)/livez/route';
import * as r1 from '@/app/api/v1/files/[id]/route';
import type { RouteEntry } from './route-entry';

export const routes: RouteEntry[] = [
  { path: '/livez', module: r0 },
  { path: '/api/v1/files/[id]', module: r1 },
];
`,
  );
});
