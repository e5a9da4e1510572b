import { expect, test } from 'vitest';
import { cli } from '@/lib/testing/cli';
import { COMMANDS } from './commands';
import { runCli } from './run-cli';

const HINT = 'npm run cli -- --help shows all commands.\n';

test.for([
  [[], 'Begin with a command, such as keys list'],
  [['--json'], 'Begin with a command, such as keys list'],
  [['keys'], 'There is no command "keys"'],
  [['keys', '--json', 'list'], 'There is no command "keys"'],
  [['keys', 'delete', 'key_1'], 'There is no command "keys delete"'],
  [['toString', 'constructor'], 'There is no command "toString constructor"'],
  [['keys', 'list', '--projet', 'prj_1'], "keys list: Unknown option '--projet'"],
  [['keys', 'list', '--scopes', 'upload'], "keys list: Unknown option '--scopes'"],
  [['keys', 'list', '-x'], "keys list: Unknown option '-x'"],
  [['keys', 'list', '--q'], "keys list: Option '--q <value>' argument missing"],
  [['keys', 'list', '--q', '--json'], "keys list: Option '--q' argument is ambiguous"],
  [['keys', 'list', '--json=yes'], "keys list: Option '--json' does not take an argument"],
  [['keys', 'list', '--q', 'a', '--q', 'b'], '--q is given twice'],
  [['keys', 'revoke'], 'It goes like this: keys revoke key_… [--project prj_…] [--reason TEXT]'],
  [['keys', 'revoke', 'key_1', 'key_2'], /^It goes like this: keys revoke key_… /],
  [['keys', 'create', '--name', 'CI'], /^It goes like this: keys create --name TEXT --scopes /],
  [['keys', 'rotate', 'key_1', '--grace-seconds', '1e3'], '--grace-seconds must be a whole number'],
  [['tenants', 'set-tier', 'ten_1'], /^It goes like this: tenants set-tier ten_… free\|pro/],
] as const)('%j is told in one line, with exit code 2 and without a database', async (given) => {
  const [argv, complaint] = given;
  const answer = await cli(...argv);
  expect(answer).toMatchObject({ code: 2, out: '' });
  const [line = '', hint, ...rest] = answer.err.split(/(?<=\n)/);
  if (typeof complaint === 'string') expect(line).toBe(`${complaint}.\n`);
  else expect(line).toMatch(complaint);
  expect([hint, ...rest]).toEqual([HINT]);
});

test.for([[['--help']], [['keys', 'create', '--help']], [['-h']]] as const)(
  '%j shows every command in lines that fit',
  async ([argv]) => {
    const { code, out, err } = await cli(...argv);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const { name, summary } of COMMANDS) {
      expect(out).toContain(`\n  ${name}`);
      expect(out).toContain(`      ${summary}.\n`);
    }
    expect(out.split('\n').filter((line) => line.length > 100)).toEqual([]);
  },
);

test('what is no fault of the command is not swallowed', async () => {
  const away = new Error('the database went away');
  const withDatabase = () => Promise.reject(away);
  const surroundings = { out: () => undefined, err: () => undefined, withDatabase };
  await expect(runCli(['tenants', 'list'], surroundings)).rejects.toBe(away);
});
