const UNITS = ['KiB', 'MiB', 'GiB', 'TiB'];

/** An amount of bytes for people: "0 B", "512 B", "1.5 MiB", "4 MiB"; one decimal where it says something. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const power = Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length);
  const text = rounded(bytes / 1024 ** power);
  // Rounded up to a whole unit of the next size.
  const isNext = text === '1024' && power < UNITS.length;
  return isNext ? `1 ${UNITS[power]}` : `${text} ${UNITS[power - 1]}`;
}

/** The text with its "4194304 bytes" made readable: "4 MiB". */
export function withSizes(text: string): string {
  return text.replace(/\b(\d{1,15}) bytes\b/g, (_match, digits: string) =>
    sizeText(Number(digits)),
  );
}

function rounded(amount: number): string {
  return amount >= 100 ? amount.toFixed(0) : amount.toFixed(1).replace(/\.0$/, '');
}
