import { AppError } from '@/lib/errors';
import type { Findings } from '@/lib/files/inspection/findings';
import { openScanner } from '@/lib/files/scanner';
import type { Scanner } from '@/lib/files/scanner/clamd';
import type { Verdict } from '@/lib/files/scanner/verdict';
import type { LocalUpload } from '@/lib/files/inspect-upload';
import { rejectFile } from './reject-file';

const RETRY_SECONDS = 10;
/** Limits of the scanner that speak of bytes. */
const SIZES = ['MaxFileSize', 'MaxScanSize'];

/** With what was found of an archive: the bytes of its largest file, or null where nobody can tell. */
type Upload = Pick<LocalUpload, 'localPath' | 'sizeBytes'> & Pick<Findings, 'largestInside'>;

/**
 * Stage `virus`: where the context asks for a virus scan, nothing passes unscanned, whatever the reason.
 * @throws AppError `file_rejected`; `scanner_unavailable` where there is no scanner, or none that answers
 */
export async function requireScanned(
  { localPath, sizeBytes, largestInside }: Upload,
  context: { scanForViruses: boolean },
): Promise<void> {
  if (!context.scanForViruses) return;
  const path = await localPath();
  requireClean(await ask((scanner) => scanner.scan(path, sizeBytes)));
  if (largestInside !== undefined) await requireScannedInside(largestInside);
}

/** Of a file in a ZIP archive that is larger than it takes, clamd looks at the beginning and says nothing. */
async function requireScannedInside(largest: number | null): Promise<void> {
  if (largest === null) {
    throw rejectFile(
      'virus',
      'the archive cannot be read to its end, and so not scanned to its end',
    );
  }
  if (await ask((scanner) => scanner.takesInside(largest))) return;
  throw rejectFile('virus', 'a file in the archive is too large to scan');
}

async function ask<T>(question: (scanner: Scanner) => Promise<T>): Promise<T> {
  const scanner = openScanner();
  if (scanner === null) throw unavailable('there is no scanner here', 'CLAMD_URL is not set');
  try {
    return await question(scanner);
  } catch (cause) {
    throw unavailable('the scanner does not answer', 'a file could not be scanned', cause);
  }
}

function requireClean(verdict: Verdict): void {
  if (verdict.is === 'clean') return;
  if (verdict.is === 'infected') throw rejectFile('virus', `${verdict.by} was found`);
  if (SIZES.includes(verdict.limit)) throw rejectFile('virus', 'the file is too large to scan');
  throw rejectFile('virus', `the file cannot be scanned to its end (${verdict.limit})`);
}

function unavailable(reason: string, forOperator: string, cause?: unknown): AppError {
  return new AppError('scanner_unavailable', {
    details: [`virus: ${reason}`],
    log: forOperator,
    retryAfterSeconds: RETRY_SECONDS,
    cause,
  });
}
