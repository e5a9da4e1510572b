import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';

const PROGRAM = `
  process.on('SIGTERM', () => { console.log('told to end'); process.exit(); });
  setInterval(() => {}, 1000);
  console.log('running');
`;

/** As npm runs a script: a shell in between that stays, or one that becomes the program. */
test.each(['node "$@"; exit $?', 'exec node "$@"'])(
  'kill -9 of what started it ends a program behind: %s',
  async (script) => {
    const args = ['--import', './scripts/steps/watch-parent.mjs', '--eval', PROGRAM];
    const npm = `
      const { spawn } = require('node:child_process');
      spawn('sh', ['-c', ${JSON.stringify(script)}, 'sh', ...${JSON.stringify(args)}], { stdio: 'inherit' });
    `;
    const parent = spawn(process.execPath, ['--eval', npm], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said: string[] = [];
    for await (const line of createInterface({ input: parent.stdout })) {
      said.push(line);
      if (line === 'running') parent.kill('SIGKILL');
    }
    expect(said).toEqual(['running', 'told to end']);
    if (parent.signalCode === null) await once(parent, 'exit');
  },
);
