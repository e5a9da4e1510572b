import { runCli } from '@/lib/cli/run-cli';

/** What a command line answered. */
export type CliAnswer = { code: number; out: string; err: string };

/** Runs a command line in this process, on the test's own database. */
export async function cli(...argv: string[]): Promise<CliAnswer> {
  const answer: CliAnswer = { code: Number.NaN, out: '', err: '' };
  answer.code = await runCli(argv, {
    out: (text) => (answer.out += text),
    err: (text) => (answer.err += text),
    withDatabase: (work) => work(),
  });
  return answer;
}
