/** What a scanner says of a file. */
export type Verdict =
  | { is: 'clean' }
  | { is: 'infected'; by: string }
  /** It was not looked at, or not at all of it. `limit` is the scanner's own that it goes beyond. */
  | { is: 'unscanned'; limit: string };

/** Larger than the scanner takes. */
export const TOO_LARGE: Verdict = { is: 'unscanned', limit: 'MaxFileSize' };

const BEYOND_LIMITS = /^Heuristics\.Limits\.Exceeded\.?(.*)$/;

/**
 * What clamd's answer to INSTREAM means (clamd(8)). Whatever is not one of its verdicts is a fault.
 * @throws Error
 */
export function verdictOf(answer: string): Verdict {
  if (answer === 'stream: OK') return { is: 'clean' };
  if (isStreamTooLong(answer)) return TOO_LARGE;
  const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (found === undefined) throw new Error(`clamd answered ${answer.slice(0, 200)}`);
  const limit = BEYOND_LIMITS.exec(found)?.[1];
  if (limit !== undefined) return { is: 'unscanned', limit };
  return { is: 'infected', by: /^[\x21-\x7e]{1,200}$/.test(found) ? found : 'a virus' };
}

/** Over `StreamMaxLength`. */
export function isStreamTooLong(answer: string): boolean {
  return answer.startsWith('INSTREAM size limit exceeded');
}
