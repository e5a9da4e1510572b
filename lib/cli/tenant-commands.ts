import { z } from 'zod';
import { listTenants, setTier } from '@/lib/accounts';
import { SetTierInput, type TenantRecord } from '@/lib/accounts/schemas';
import { listProjects } from '@/lib/projects';
import type { ProjectRecord } from '@/lib/projects/schemas';
import { command, type Command, type OpenCtx } from './command';
import { minute, table } from './table';

const NoInput = z.strictObject({});

const tenants = command({
  name: 'tenants list',
  summary: 'Lists the tenants, oldest first',
  operands: [],
  needs: [],
  takes: [],
  input: NoInput,
  run: async (open) => {
    const found = await listTenants(await open('outside'));
    return { data: found, text: tenantsText(found) };
  },
});

const tier = command({
  name: 'tenants set-tier',
  summary: 'Puts a tenant on another tier',
  operands: ['tenant', 'tier'],
  needs: [],
  takes: [],
  input: SetTierInput,
  run: async (open, { place, input }) => {
    const tenant = await setTier(await open(place), input);
    return {
      data: tenant,
      text: `${tenant.tenant_id} (${tenant.name}) is on tier ${tenant.tier}.\n`,
    };
  },
});

const projects = command({
  name: 'projects list',
  summary: 'Lists the projects of a tenant, or of all of them',
  operands: [],
  needs: [],
  takes: ['tenant'],
  input: NoInput,
  run: async (open, { place }) => {
    const places = place.kind === 'tenant' ? [place.id] : await everyTenantId(open);
    const found: ProjectRecord[] = [];
    for (const id of places)
      found.push(...(await listProjects(await open({ kind: 'tenant', id }))));
    return { data: found, text: projectsText(found) };
  },
});

export const TENANT_COMMANDS: readonly Command[] = [tenants, tier, projects];

async function everyTenantId(open: OpenCtx): Promise<string[]> {
  return (await listTenants(await open('outside'))).map(({ tenant_id }) => tenant_id);
}

function tenantsText(found: readonly TenantRecord[]): string {
  if (found.length === 0) return 'No tenants.\n';
  return table(
    ['ID', 'NAME', 'TIER', 'CREATED'],
    found.map((one) => [one.tenant_id, one.name, one.tier, minute(one.created_at, '')]),
  );
}

function projectsText(found: readonly ProjectRecord[]): string {
  if (found.length === 0) return 'No projects.\n';
  return table(
    ['ID', 'NAME', 'TENANT', 'CREATED'],
    found.map((one) => [one.project_id, one.name, one.tenant_id, minute(one.created_at, '')]),
  );
}
