import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';

const project = mkdtempSync(path.join(os.tmpdir(), 'uploadkit-no-packages-'));
afterEach(() => rmSync(project, { recursive: true }));

test('a command installs nothing, since a server may be running on what is there', () => {
  for (const part of ['scripts', 'package.json', 'package-lock.json'])
    cpSync(part, path.join(project, part), { recursive: true });
  const command = [path.join(project, 'scripts/cli.mjs'), 'tenants', 'list', '--json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  expect(stderr).toBe(
    'The packages of this version are not installed. Run "npm ci" or "npm start".\n',
  );
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(existsSync(path.join(project, 'node_modules'))).toBe(false);
});
