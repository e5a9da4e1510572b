import { once } from 'node:events';
import { CsvError, parse, type Parser } from 'csv-parse';
import { Corrupt } from './corrupt';
import type { Grammar } from './grammar';
import { Rows } from './rows';

/** A quote that is never closed makes one field of all that follows; no real row is so long. */
const LONGEST_ROW = 16 * 1024 * 1024;

/** Comma, and what spreadsheets write in its place where commas are in numbers. */
const SEPARATORS = [',', ';', '\t', '|'];

/**
 * CSV (RFC 4180), held to its rules of quotes alone: rows may differ in length, lines may end in any way, a field may be separated by
 * what spreadsheets use for a comma, and spaces may stand around quotes. TSV (IANA text/tab-separated-values) has no quotes at all.
 */
export class CsvGrammar implements Grammar {
  private readonly rows = new Rows();
  private readonly parser: Parser;

  constructor(kind: 'csv' | 'tsv') {
    const rules = kind === 'csv' ? { delimiter: SEPARATORS } : { delimiter: '\t', quote: false };
    this.parser = parse({
      ...rules,
      ...{ relax_column_count: true, trim: true, record_delimiter: ['\r\n', '\n', '\r'] },
      max_record_size: LONGEST_ROW,
      onRecord: (cells: string[]) => {
        this.rows.add(cells.map((text) => ({ text })));
        return null;
      },
    });
    // What is wrong is told by `write` and `end`.
    this.parser.on('error', () => undefined).resume();
  }

  async write(text: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.parser.write(text, (error) => (error ? reject(asCorrupt(error)) : resolve()));
    });
  }

  async end(): Promise<string | null> {
    try {
      this.parser.end();
      await once(this.parser, 'end');
    } catch (error) {
      throw asCorrupt(error);
    }
    return this.rows.areHeadersOnly ? 'the table has headers and no rows' : null;
  }
}

function asCorrupt(cause: unknown): Corrupt {
  const lines: unknown = cause instanceof CsvError ? cause['lines'] : undefined;
  const code = cause instanceof CsvError ? cause.code : '';
  const reason =
    code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE'
      ? 'a quote in the CSV is never closed'
      : `a quote in the CSV is misplaced in line ${String(lines)}`;
  return new Corrupt(reason, { cause });
}
