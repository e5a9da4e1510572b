import { expect } from '@/e2e/fixtures';
import type { Scene } from '@/e2e/screenshots/scene';
import { inTurn, openDialog, seeHeading, seeText } from '@/e2e/screenshots/see';

const contextsAt = '/projects/[projectId]/contexts';
const usageAt = '/projects/[projectId]/usage';
const auditAt = '/projects/[projectId]/audit';

/** Contexts, usage and the audit log. */
export const PROJECT_SCENES: readonly Scene[] = [
  { name: 'contexts', at: contextsAt, open: seeText('Product photos') },
  { name: 'contexts-no-match', at: contextsAt, query: '?q=zebra', open: seeText(/No context/) },
  { name: 'context', at: contextsAt, open: openDialog('Invoices') },
  { name: 'context-create', at: contextsAt, open: openDialog('Create context') },
  {
    name: 'context-create-errors',
    at: contextsAt,
    open: inTurn(openDialog('Create context'), async ({ page }) => {
      const form = page.getByRole('dialog');
      await form.getByLabel('Largest file, in MiB').fill('x');
      await form.getByRole('button', { name: 'Create context' }).click();
      await expect(form.getByRole('alert').first()).toBeVisible();
    }),
  },
  { name: 'context-edit', at: contextsAt, open: openDialog('Edit context Invoices') },
  { name: 'usage', at: usageAt, docs: 'usage', open: seeHeading('Usage') },
  {
    name: 'usage-table',
    at: usageAt,
    open: ({ page }) => page.getByText('Show as a table').click(),
  },
  { name: 'usage-new', at: usageAt, as: 'newcomer', open: seeHeading('Usage') },
  { name: 'audit', at: auditAt, open: seeText('Created key CI') },
  { name: 'audit-entry', at: auditAt, open: openDialog('Created key CI') },
  {
    name: 'audit-no-match',
    at: auditAt,
    query: '?action=file.deleted',
    open: seeHeading('No entry matches'),
  },
];
