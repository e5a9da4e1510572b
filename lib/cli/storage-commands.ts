import { z } from 'zod';
import { checkStorage, type StorageReport } from '@/lib/files';
import { command, type Command } from './command';

const fsck = command({
  name: 'fsck',
  summary: 'Compares files with their bytes, both ways; exit code 1 when anything is amiss',
  operands: [],
  needs: [],
  takes: ['repair'],
  input: z.strictObject({ repair: z.boolean().default(false) }),
  run: async (open, { input }) => {
    const report = await checkStorage(await open('outside'), input);
    const isAmiss = report.findings.some(({ repaired }) => !repaired);
    return { data: report, text: reportText(report), isAmiss };
  },
});

export const STORAGE_COMMANDS: readonly Command[] = [fsck];

function reportText({ files, objects, arriving, leftovers, findings }: StorageReport): string {
  const lines = findings.map(
    ({ problem, subject, repaired }) => `${subject}: ${problem}${repaired ? ' (repaired)' : ''}`,
  );
  const found = findings.length === 0 ? 'Nothing is amiss.' : `${findings.length} amiss.`;
  return [
    ...lines,
    `${files} files, ${objects} objects, ${arriving} uploads on their way, ${leftovers} leftovers to be swept away.`,
    `${found}\n`,
  ].join('\n');
}
