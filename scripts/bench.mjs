// npm run bench -- NAME: all set-up, then one of the benches of bench/.
import { parseArgs } from 'node:util';
import { REST_CORE, canPin, moveToCore } from '../bench/harness/cores.mjs';
import { loadTool } from '../bench/harness/load.mjs';
import { build, generate } from './steps/build.mjs';
import { ensureChromium } from './steps/chromium.mjs';
import { installPackages } from './steps/install.mjs';
import { main } from './steps/project.mjs';
import { withProjectLock } from './steps/project-lock.mjs';

const BENCHES = ['auth', 'adapters', 'parts', 'growth', 'dashboard', 'upload', 'login-storm'];
/** Those that measure the built product. */
const OF_THE_PRODUCT = ['auth', 'dashboard', 'upload', 'login-storm'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '32' },
    only: { type: 'string' },
    profile: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

const [name] = positionals;
if (positionals.length !== 1 || !BENCHES.includes(name)) {
  console.error(
    `Usage: npm run bench -- ${BENCHES.join('|')} [--rounds N] [--seconds N] [--connections N] [--json]`,
  );
  process.exit(1);
}

const settings = {
  rounds: positive('rounds'),
  seconds: positive('seconds'),
  connections: positive('connections'),
  only: values.only,
  profile: values.profile,
};
await main(async () => {
  await withProjectLock(setUp);
  moveToCore(REST_CORE, process.pid);
  const started = new Date();
  const { run } = await import(`../bench/${name}/index.mjs`);
  // With --json, the last line of standard output is the result.
  const say = (line) => console.error(line);
  const { text, passed, ...report } = await run({ ...settings, say });
  const machine = { node: process.version, pinned: canPin, load: loadTool };
  const result = { bench: name, started, machine, settings, passed, ...report };
  console.log(values.json ? JSON.stringify(result) : `\n${text}`);
  process.exitCode = passed ? 0 : 1;
});

async function setUp() {
  await installPackages({ forDevelopment: true });
  if (!OF_THE_PRODUCT.includes(name)) return;
  if (name === 'dashboard') process.env.CHROMIUM_PATH = await ensureChromium();
  await generate();
  await build();
}

function positive(option) {
  const value = Number(values[option]);
  if (Number.isInteger(value) && value > 0) return value;
  console.error(`--${option} must be a positive whole number`);
  process.exit(1);
}
