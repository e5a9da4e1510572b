import { authenticateOperator, type OperatorPlace } from '@/lib/accounts';
import { OPERATOR } from '@/lib/auth/principal';
import type { Ctx } from '@/lib/context';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { redactText } from '@/lib/log';
import { usage } from './commands';
import { readArguments } from './read-arguments';
import { UsageError } from './usage-error';

/** What surrounds a command. */
export type Surroundings = {
  out: (text: string) => void;
  err: (text: string) => void;
  /** Runs work while `db()` is there to be used. */
  withDatabase: (work: () => Promise<void>) => Promise<void>;
};

/**
 * Runs one command line. Only the answer goes out; complaints go to `err`.
 * @returns the exit code: 0, 1 when the command was refused or found something amiss, 2 when it was not understood
 * @throws whatever is no fault of the command
 */
export async function runCli(
  argv: readonly string[],
  { out, err, withDatabase }: Surroundings,
): Promise<number> {
  try {
    const order = readArguments(argv);
    if (order === null) {
      out(usage());
      return 0;
    }
    // The answer may hold a new key: out with it before anything else can go wrong.
    let code = 0;
    await withDatabase(async () => {
      const { data, text, isAmiss = false } = await order.work(openCtx);
      out(order.isJson ? `${JSON.stringify(data, null, 2)}\n` : text);
      code = isAmiss ? 1 : 0;
    });
    return code;
  } catch (error) {
    if (error instanceof UsageError) {
      err(`${error.message}.\nnpm run cli -- --help shows all commands.\n`);
      return 2;
    }
    if (!(error instanceof AppError)) throw error;
    err(complaint(error));
    return 1;
  }
}

async function openCtx(place: OperatorPlace | 'outside'): Promise<Ctx> {
  return {
    db: db(),
    principal: place === 'outside' ? OPERATOR : await authenticateOperator(db(), place),
    now: new Date(),
    requestId: newId('req'),
    client: { ipAddress: null, userAgent: null },
  };
}

/** The error's sentence, then what can be done about it, a line each. What was typed may have been a secret. */
function complaint({ code, message, details }: AppError): string {
  const sentence = code === 'project_required' ? 'Name a project with --project' : message;
  const lines = [`${sentence}.`, ...details.map((detail) => `  ${detail}`)];
  return redactText(`${lines.join('\n')}\n`);
}
