import { rejectFile } from './reject-file';

/** Stage `extension`: the name's extension is one that the context allows; an empty list allows all. */
export function requireExtension(filename: string, allowed: readonly string[]): void {
  if (allowed.length === 0) return;
  const extension = /\.([^.\s]+)$/.exec(filename)?.[1]?.toLowerCase();
  const isAllowed = allowed.some((one) => one.replace(/^\./, '').toLowerCase() === extension);
  if (!isAllowed) throw rejectFile('extension', `only ${allowed.join(', ')} are allowed`);
}
