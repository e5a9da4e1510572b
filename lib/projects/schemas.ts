import { z } from 'zod';

export const ProjectRecord = z.strictObject({
  project_id: z.string(),
  tenant_id: z.string(),
  name: z.string(),
  created_at: z.iso.datetime(),
});
export type ProjectRecord = z.output<typeof ProjectRecord>;
