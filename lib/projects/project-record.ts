import type { Project } from '@/lib/db';
import type { ProjectRecord } from './schemas';

export function toProjectRecord(project: Project): ProjectRecord {
  return {
    project_id: project.id,
    tenant_id: project.tenantId,
    name: project.name,
    created_at: project.createdAt.toISOString(),
  };
}
