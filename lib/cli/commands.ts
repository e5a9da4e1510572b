import type { Command } from './command';
import { KEY_COMMANDS } from './key-commands';
import { STORAGE_COMMANDS } from './storage-commands';
import { TENANT_COMMANDS } from './tenant-commands';
import { VALUES } from './values';

export const COMMANDS: readonly Command[] = [
  ...KEY_COMMANDS,
  ...TENANT_COMMANDS,
  ...STORAGE_COMMANDS,
];

const INTRODUCTION = `Usage: npm run cli -- <command> [--json]

Works on the same database as the server, whether it runs or not. What a command changes counts for
the server's next request. With --json, the answer is one JSON document as the API would give it.
`;

const WIDTH = 100;
const INDENT = ' '.repeat(6);

/** The text that --help prints. */
export function usage(): string {
  const commands = COMMANDS.map(
    (command) => `\n${wrap(syntaxOf(command))}\n${INDENT}${command.summary}.\n`,
  );
  return [
    INTRODUCTION,
    ...commands,
    '\n--project may be left out while there is only one project.\n',
  ].join('');
}

/** A command as it is to be typed, part by part. */
export function syntaxOf({ name, operands, needs, takes }: Command): [string, ...string[]] {
  return [
    name,
    ...operands.map((value) => VALUES[value].shows),
    ...needs.map((value) => `--${value} ${VALUES[value].shows}`),
    ...takes.map((value) => `[${`--${value} ${VALUES[value].shows}`.trim()}]`),
  ];
}

/** The parts on lines of {@link WIDTH} characters; none is broken. */
function wrap([first, ...rest]: [string, ...string[]]): string {
  let text = `  ${first}`;
  let column = text.length;
  for (const part of rest) {
    const fits = column + 1 + part.length <= WIDTH;
    text += fits ? ` ${part}` : `\n${INDENT}${part}`;
    column = (fits ? column + 1 : INDENT.length) + part.length;
  }
  return text;
}
