import { expect } from '@/e2e/fixtures';
import { holdUploads, pickFiles, textFile, uploadOf } from '@/e2e/files';
import type { Scene, Stage } from '@/e2e/screenshots/scene';
import { inTurn, openDialog, seeHeading, seeText } from '@/e2e/screenshots/see';

const at = '/projects/[projectId]/files';

async function upload({ page }: Stage) {
  await pickFiles(page, [textFile('terms.txt')]);
  await expect(uploadOf(page, 'terms.txt')).toContainText('Uploaded');
  await holdUploads(page);
  await pickFiles(
    page,
    ['1', '2', '3', '4'].map((name) => textFile(`chapter-${name}.txt`)),
  );
  await expect(uploadOf(page, 'chapter-4.txt')).toContainText('Waiting');
}

async function refuse({ page }: Stage) {
  await page.getByLabel('Context for uploads').selectOption('invoices');
  await pickFiles(page, [textFile('setup.exe'), textFile('blank.pdf', '')]);
  await expect(uploadOf(page, 'setup.exe').getByRole('alert')).toBeVisible();
  await expect(uploadOf(page, 'blank.pdf').getByRole('alert')).toBeVisible();
}

/** Files: the list, uploads, and the dialogs of one file. */
export const FILE_SCENES: readonly Scene[] = [
  { name: 'files', at, open: seeText('stock-list.csv') },
  { name: 'files-none', at, as: 'newcomer', open: seeHeading('No files yet') },
  { name: 'files-no-match', at, query: '?q=zebra', open: seeHeading('No file matches') },
  { name: 'files-uploading', at, open: upload },
  { name: 'files-refused', at, open: refuse },
  { name: 'file', at, open: openDialog('stock-list.csv') },
  {
    name: 'file-delete',
    at,
    open: inTurn(openDialog('Delete file stock-list.csv')),
  },
];
