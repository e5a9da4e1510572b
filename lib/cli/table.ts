const GAP = 2;

/** Aligned columns under their headings, each line ending in a newline. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [headings, ...rows];
  const widths = headings.map((_, column) =>
    Math.max(...lines.map((line) => width(line[column] ?? ''))),
  );
  return lines.map((line) => `${alignLine(line, widths)}\n`).join('');
}

function alignLine(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell) + GAP))
    .join('')
    .trimEnd();
}

/** In code points: names may hold more than ASCII. */
const width = (text: string) => [...text].length;

/** A time of a record to the minute, in UTC; `none` where there is none. */
export function minute(time: string | null, none: string): string {
  return time === null ? none : `${time.slice(0, 16).replace('T', ' ')}Z`;
}
