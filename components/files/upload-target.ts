import { sizeText } from '@/components/ui/size-text';
import type { ContextRecord } from '@/lib/contexts/schemas';

const MIB = 1024 * 1024;
const MOST_NAMED = 6;

/** The context that was wanted, or the first that takes uploads; null when none does. */
export function findTarget(
  contexts: readonly ContextRecord[],
  wanted: string,
): ContextRecord | null {
  const active = contexts.filter(({ status }) => status === 'active');
  return active.find(({ context_key }) => context_key === wanted) ?? active[0] ?? null;
}

type Rules = Pick<ContextRecord, 'context_key' | 'allowed_extensions' | 'max_file_size_mb'>;

/** What a context takes, in a line: "Default takes pdf and png up to 4 MiB a file." `largestFile` is the plan's, in bytes. */
export function takes(context: Rules, largestFile: number): string {
  const largest = sizeText(Math.min(context.max_file_size_mb * MIB, largestFile));
  return `${context.context_key} takes ${kinds(context.allowed_extensions)} up to ${largest} each.`;
}

function kinds(extensions: readonly string[]): string {
  if (extensions.length === 0) return 'files of every kind';
  const named = extensions.slice(0, MOST_NAMED);
  const more = extensions.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${more} more kinds` : `${named.join(', ')} files`;
}
