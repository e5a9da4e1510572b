import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Command, Done, OpenCtx } from './command';
import { COMMANDS, syntaxOf } from './commands';
import { GIVEN, isFlag } from './values';
import { UsageError } from './usage-error';

/** A command line that was understood. */
export type Order = { isJson: boolean; work: (open: OpenCtx) => Promise<Done> };

/**
 * Understands a command line; null when it asks for help.
 * @throws UsageError when it names no command of ours, or not what the command takes
 * @throws AppError `validation_failed` for values that the command's verb does not take
 */
export function readArguments(argv: readonly string[]): Order | null {
  if (argv.includes('--help') || argv.includes('-h')) return null;
  const command = findCommand(argv);
  const { values, positionals, tokens } = parse(
    command,
    argv.slice(command.name.split(' ').length),
  );
  const typed = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind !== 'option' || token.name === 'json') continue;
    if (typed.has(token.name)) throw new UsageError(`--${token.name} is given twice`);
    typed.set(token.name, token.value ?? GIVEN);
  }
  command.operands.forEach((name, index) => {
    const value = positionals[index];
    if (value !== undefined) typed.set(name, value);
  });
  requireWhole(command, { typed, operands: positionals.length });
  return { isJson: values['json'] === true, work: command.prepare(Object.fromEntries(typed)) };
}

function findCommand(argv: readonly string[]): Command {
  const end = argv.findIndex((word) => word.startsWith('-'));
  const words = argv.slice(0, end === -1 ? 2 : Math.min(end, 2));
  if (words.length === 0) throw new UsageError('Begin with a command, such as keys list');
  const found = COMMANDS.find(({ name }) => [words[0], words.join(' ')].includes(name));
  if (found === undefined) throw new UsageError(`There is no command "${words.join(' ')}"`);
  return found;
}

/** Node's own complaint, without its advice on positional arguments: it would be wrong here. */
function parse({ name: command, needs, takes }: Command, args: string[]) {
  const options: NonNullable<ParseArgsConfig['options']> = { json: { type: 'boolean' } };
  for (const name of [...needs, ...takes])
    options[name] = { type: isFlag(name) ? 'boolean' : 'string' };
  try {
    return parseArgs({ args, options, allowPositionals: true, tokens: true });
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    const [complaint = ''] = cause.message.split(/\.(?:\s|$)/);
    throw new UsageError(`${command}: ${complaint}`, { cause });
  }
}

type Found = { typed: ReadonlyMap<string, string>; operands: number };

function requireWhole(command: Command, { typed, operands }: Found): void {
  const isWhole =
    operands === command.operands.length && command.needs.every((name) => typed.has(name));
  if (!isWhole) throw new UsageError(`It goes like this: ${syntaxOf(command).join(' ')}`);
}
