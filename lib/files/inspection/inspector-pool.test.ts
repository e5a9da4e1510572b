import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { deflatedZeros } from '@/lib/testing/make-bomb';
import { makeImage, makeInterlacedPng } from '@/lib/testing/make-image';
import { makePage } from '@/lib/testing/make-pdf';
import { InspectorPool } from './inspector-pool';
import type { Limits } from './inspector-process';
import { inspectorProgram } from './open-inspectors';

const ROOMY = { cpuMs: 60_000, timeMs: 120_000, heapMib: 256, residentMib: 768 };
/** Several processes start, one after the other. */
const SLOW = { timeout: 180_000 };
const SOUND = { structure: null, blank: null };

const cleanUps: (() => void)[] = [];
afterEach(() => cleanUps.splice(0).forEach((cleanUp) => cleanUp()));

function open(limits: Partial<Limits>, size = 1): InspectorPool {
  const settings = { program: inspectorProgram(), limits: { ...ROOMY, ...limits }, size };
  const pool = new InspectorPool(settings);
  cleanUps.push(() => pool.close());
  return pool;
}

function makeFile(name: string, bytes: Buffer): { path: string; family: 'png' } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'uploadkit-inspect-'));
  cleanUps.push(() => rmSync(folder, { recursive: true }));
  writeFileSync(path.join(folder, name), bytes);
  return { path: path.join(folder, name), family: 'png' };
}

const makePng = async () => makeFile('sound.png', await makeImage('png'));

test.for([{ cpuMs: 0 }, { timeMs: 1 }])(
  'who takes longer than %o is refused, and the server goes on',
  async (limits) => {
    const pool = open(limits);
    const png = await makePng();
    for (let round = 0; round < 2; round += 1)
      expect(await pool.inspect(png)).toMatchObject({ structure: 'it takes too long to inspect' });
  },
);

test('who takes too much memory is refused, and who comes next is not', SLOW, async () => {
  const pool = open({ residentMib: 220 });
  const png = await makePng();
  const large = makeFile('large.png', makeInterlacedPng(5000, 4000));
  expect(await pool.inspect(png)).toEqual(SOUND);
  expect(await pool.inspect(large)).toMatchObject({
    structure: 'it takes too much memory to inspect',
  });
  expect(await pool.inspect(png)).toEqual(SOUND);
});

test(
  'a PDF that unpacks to four gigabytes is refused, and who comes next is not',
  SLOW,
  async () => {
    const pool = open({ cpuMs: 4000 });
    const content = `\x78\x9c${deflatedZeros(4096).toString('latin1')}`;
    const bomb = makeFile('bomb.pdf', makePage({ content, filter: '/Filter /FlateDecode' }));
    const { structure } = await pool.inspect({ ...bomb, family: 'pdf' });
    expect(structure).toMatch(/^it takes too (long|much memory) to inspect$/);
    expect(await pool.inspect(await makePng())).toEqual(SOUND);
  },
);

test('a large file may take longer, by its size', async () => {
  const pool = open({ cpuMs: 0, timeMs: 0 });
  const { path: large } = makeFile('large.pdf', Buffer.from('%PDF-1.7'));
  truncateSync(large, 10_000_000_000);
  expect(await pool.inspect({ path: large, family: 'pdf' })).toMatchObject({
    structure: 'the PDF ends too early',
  });
});

test.for([
  ['json', '[', '{"name":"Ada","born":[1815,12,10]},', '1]'],
  ['xml', '<all>', '<one born="1815"><name>Ada</name></one>', '</all>'],
  ['csv', 'name,born\n', '"Ada, ""L""",1815\n', '1,2\n'],
] as const)(
  '%s is read piece by piece, whatever its size',
  SLOW,
  async ([family, begin, row, end]) => {
    const text = begin + row.repeat(16_000_000 / row.length) + end;
    const large = makeFile(`large.${family}`, Buffer.from(text));
    const pool = open({ heapMib: 32 });
    expect(await pool.inspect({ ...large, family })).toEqual(SOUND);
  },
);

test('many files wait for the few inspectors there are', async () => {
  const pool = open({}, 2);
  const png = await makePng();
  const all = await Promise.all(Array.from({ length: 12 }, () => pool.inspect(png)));
  expect(all).toEqual(Array.from({ length: 12 }, () => SOUND));
});

test('a file that is not there is no fault of its sender', async () => {
  const job = { path: path.join(os.tmpdir(), 'nowhere.png'), family: 'png' } as const;
  await expect(open({}).inspect(job)).rejects.toMatchObject({ code: 'unavailable' });
});

test('an inspector that cannot start is no fault of the sender', async () => {
  const program = { script: path.resolve('dist/nowhere.mjs'), execArgv: [] };
  const pool = new InspectorPool({ program, size: 1, limits: ROOMY });
  await expect(pool.inspect(await makePng())).rejects.toMatchObject({ code: 'unavailable' });
});

test('an inspector ends when its server is killed', async () => {
  const { script, execArgv } = inspectorProgram();
  const child = spawn(process.execPath, [
    '-e',
    `const child = require('node:child_process').fork(${JSON.stringify(script)}, ['768', '60000'],
       { execArgv: ${JSON.stringify(execArgv)}, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
     child.on('message', () => console.log(child.pid));`,
  ]);
  const [pid] = (await once(child.stdout, 'data')).map(Number);
  child.kill('SIGKILL');
  await vi.waitUntil(() => !isRunning(pid ?? 0), { timeout: 180_000 });
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
