// Made by scripts/generate-routes.mjs from the folders under app/.
import * as r0 from '@/app/api/v1/[...path]/route';
import * as r1 from '@/app/api/v1/api-keys/[id]/route';
import * as r2 from '@/app/api/v1/api-keys/current/route';
import * as r3 from '@/app/api/v1/api-keys/route';
import * as r4 from '@/app/api/v1/auth/login/route';
import * as r5 from '@/app/api/v1/auth/logout/route';
import * as r6 from '@/app/api/v1/auth/register/route';
import * as r7 from '@/app/api/v1/files/route';
import * as r8 from '@/app/api/v1/files/upload/route';
import * as r9 from '@/app/api/v1/livez/route';
import * as r10 from '@/app/api/v1/readyz/route';
import * as r11 from '@/app/livez/route';
import * as r12 from '@/app/readyz/route';
import type { RouteEntry } from './route-entry';

export const routes: RouteEntry[] = [
  { path: '/api/v1/[...path]', module: r0 },
  { path: '/api/v1/api-keys/[id]', module: r1 },
  { path: '/api/v1/api-keys/current', module: r2 },
  { path: '/api/v1/api-keys', module: r3 },
  { path: '/api/v1/auth/login', module: r4 },
  { path: '/api/v1/auth/logout', module: r5 },
  { path: '/api/v1/auth/register', module: r6 },
  { path: '/api/v1/files', module: r7 },
  { path: '/api/v1/files/upload', module: r8 },
  { path: '/api/v1/livez', module: r9 },
  { path: '/api/v1/readyz', module: r10 },
  { path: '/livez', module: r11 },
  { path: '/readyz', module: r12 },
];
