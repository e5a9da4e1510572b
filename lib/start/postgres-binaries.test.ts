import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { postgresBinaries } from './postgres-binaries';

const ourselves = { folderArgument: '/nowhere' };
const nobody = { ...ourselves, account: { uid: 65534, gid: 65534 } };
const isRoot = process.getuid?.() === 0;

let home: string;
let native: string;
const copies = new Set<string>();

/** The package as npm unpacks it, without symbolic links, below a folder that only its owner can walk. */
beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'uploadkit-binaries-'));
  native = path.join(home, 'native');
  const isPlain = (file: string) => !fs.lstatSync(file).isSymbolicLink();
  fs.cpSync(postgresBinaries(ourselves), native, { recursive: true, filter: isPlain });
  // Another listing, another copy: not the one that a server may be running from.
  fs.writeFileSync(path.join(native, path.basename(home)), '');
});

afterEach(() => {
  for (const folder of [home, ...copies]) fs.rmSync(folder, { recursive: true });
  copies.clear();
});

/** Where nobody gets the programs from. */
function copyForNobody(): string {
  const copy = postgresBinaries(nobody, native);
  expect(copy).not.toBe(native);
  copies.add(copy);
  return copy;
}

function versionRunBy(folder: string, account = {}): string {
  const program = path.join(folder, 'bin/postgres');
  return spawnSync(program, ['--version'], { ...account, cwd: '/', encoding: 'utf8' }).stdout ?? '';
}

test('the programs run although npm was told not to run install scripts', () => {
  expect(versionRunBy(native)).toBe('');
  expect(postgresBinaries(ourselves, native)).toBe(native);
  expect(versionRunBy(native)).toMatch(/^postgres \(PostgreSQL\) 18/);
});

test.runIf(isRoot)('root can start from a folder that only root can walk', () => {
  const copy = copyForNobody();
  expect(versionRunBy(copy, nobody.account)).toMatch(/^postgres \(PostgreSQL\) 18/);
  expect(copyForNobody()).toBe(copy);
});

test.runIf(isRoot)(
  'a copy that others could have changed, or that lost a file, is made anew',
  () => {
    const copy = copyForNobody();
    fs.rmSync(path.join(copy, 'share'), { recursive: true });
    expect(copyForNobody()).toBe(copy);
    expect(fs.existsSync(path.join(copy, 'share'))).toBe(true);

    fs.chmodSync(copy, 0o777);
    expect(copyForNobody()).toBe(copy);
    expect(fs.statSync(copy).mode & 0o022).toBe(0);
  },
);
