const MOVIE = ['mp4', 'm4v', 'm4a', 'm4b', 'm4p', 'mov', '3gp', '3g2', 'f4v', 'f4a', 'f4b', 'f4p'];
const MATROSKA = ['mkv', 'webm', 'mka'];
const OGG = ['ogg', 'oga', 'ogv', 'ogx', 'ogm', 'opus', 'spx'];

/** Extensions whose files always begin with a signature, and what file-type calls it. They are not looked into any further. */
const SIGNATURES = new Map<string, readonly string[]>([
  ...[...MOVIE].map((name) => [name, MOVIE] as const),
  ...[...MATROSKA].map((name) => [name, MATROSKA] as const),
  ...[...OGG].map((name) => [name, OGG] as const),
  ...['bmp', 'ico', 'psd', 'avi', 'wav', 'flac', '7z', 'rar', 'woff', 'woff2', 'rtf', 'wasm'].map(
    (name) => [name, [name]] as const,
  ),
  ['heic', ['heic']],
  ['heif', ['heic']],
  ['gz', ['gz', 'tar.gz']],
  ['tgz', ['gz', 'tar.gz']],
  ['bz2', ['bz2']],
  ['xz', ['xz']],
  ['zst', ['zst']],
  ['doc', ['cfb', 'rtf']],
  ['xls', ['cfb']],
  ['ppt', ['cfb']],
]);

export const signaturesOf = (extension: string): readonly string[] | undefined =>
  SIGNATURES.get(extension);

const EXECUTABLES = ['exe', 'elf', 'macho', 'class', 'dex', 'lnk'];
/** What executables are called, and names that say nothing. */
const EXECUTABLE_NAMES = new Set([
  ...['exe', 'dll', 'sys', 'com', 'scr', 'ocx', 'cpl', 'drv', 'efi', 'msi', 'so', 'o', 'ko', 'a'],
  ...['elf', 'dylib', 'bundle', 'out', 'run', 'appimage', 'class', 'dex', 'node', 'pyd', 'lnk'],
  ...['', 'bin', 'dat', 'img', 'tmp'],
]);

/** Whether a program, by what file-type calls it, goes by a name of something else. */
export const isDisguisedProgram = (found: string | undefined, extension: string): boolean =>
  found !== undefined &&
  EXECUTABLES.includes(found) &&
  !EXECUTABLE_NAMES.has(extension) &&
  !/^\d+$/.test(extension);
