/** One `route.ts` of the tree: its URL pattern in Next's notation (`/api/v1/files/[id]`) and all that it exports. */
export type RouteEntry = { path: string; module: Record<string, unknown> };

/** The methods that a route module may export. */
export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof METHODS)[number];
