import { Socket } from 'node:net';
import { Client, Query, type QueryResultRow } from 'pg';

/** Two connections keep PostgreSQL busy while the other's answers travel; more gain nothing (bench `adapters`). */
const CONNECTIONS = 2;
/**
 * A lookup that has not been answered after so many ticks, 1.25 to 1.5 s, is refused, not believed. Ticks are counted and not time: a
 * process that was stopped, or whose machine slept, lived through one at most and has yet to read what came meanwhile.
 */
const TICK_MS = 250;
const TICKS = 6;

/** A prepared statement by its name, and this time's values. */
export type Question = { name: string; text: string; values: unknown[] };

/**
 * Connections for single short statements: many requests share each, their questions travel together, and every one is a transaction
 * of its own with its own snapshot. A connection that fails refuses all that wait on it and is made anew by the next question.
 */
export class Lookups {
  readonly #url: string;
  readonly #places: (Promise<Line> | undefined)[] = Array.from({ length: CONNECTIONS });
  #turn = 0;
  #asked = 0;

  constructor(url: string) {
    this.#url = url;
  }

  /** How many questions went to the database so far. */
  get asked(): number {
    return this.#asked;
  }

  /** @throws the driver's error: connection lost, or no answer in time */
  async query<Row extends QueryResultRow>(question: Question): Promise<Row[]> {
    this.#asked += 1;
    this.#turn = (this.#turn + 1) % CONNECTIONS;
    const line = await (this.#places[this.#turn] ??= this.#open(this.#turn));
    return line.ask<Row>(question);
  }

  async end(): Promise<void> {
    const open = this.#places.filter((line) => line !== undefined);
    await Promise.allSettled(open.map(async (line) => (await line).end()));
  }

  #open(place: number): Promise<Line> {
    const opening: Promise<Line> = Line.open(this.#url, () => {
      if (this.#places[place] === opening) this.#places[place] = undefined;
    });
    return opening;
  }
}

/** One connection, asked by many. Answers come in the order of the questions. */
class Line {
  readonly #socket = new Socket();
  readonly #client: Client;
  /** Of each question that waits, the tick it was asked in. */
  readonly #askedIn: number[] = [];
  #ticks = 0;
  #watch: NodeJS.Timeout | undefined;
  #isCorked = false;

  private constructor(url: string, onGone: () => void) {
    this.#client = new Client({
      connectionString: url,
      pipeline: true,
      keepAlive: true,
      connectionTimeoutMillis: TICKS * TICK_MS,
      stream: () => this.#socket,
    });
    this.#client.on('error', onGone).on('end', onGone);
  }

  static async open(url: string, onGone: () => void): Promise<Line> {
    const line = new Line(url, onGone);
    try {
      await line.#client.connect();
    } catch (error) {
      onGone();
      throw error;
    }
    return line;
  }

  ask<Row extends QueryResultRow>({ name, text, values }: Question): Promise<Row[]> {
    this.#gather();
    this.#askedIn.push(this.#ticks);
    this.#watch ??= this.#startWatch();
    return new Promise((resolve, reject) => {
      const callback = (error: Error | null, result?: { rows: Row[] }) => {
        this.#askedIn.shift();
        if (error !== null || result === undefined) reject(error ?? new Error('No result'));
        else resolve(result.rows);
      };
      // Put together by hand: the driver copies a configuration property by property, for each question.
      this.#client.query(Object.assign(new Query<Row>(text, values), { name, callback }));
    });
  }

  end(): Promise<void> {
    clearTimeout(this.#watch);
    return this.#client.end();
  }

  /** What is asked in one turn of the event loop leaves in one write: system calls are the dearest part of a question. */
  #gather(): void {
    if (this.#isCorked) return;
    this.#isCorked = true;
    this.#socket.cork();
    setImmediate(() => {
      this.#isCorked = false;
      this.#socket.uncork();
    });
  }

  /** One timer for all that wait: the oldest of them has waited longest. */
  #startWatch(): NodeJS.Timeout {
    return setTimeout(() => this.#judge(), TICK_MS).unref();
  }

  #judge(): void {
    this.#ticks += 1;
    this.#watch = undefined;
    const [oldest] = this.#askedIn;
    if (oldest === undefined) return;
    if (this.#ticks - oldest >= TICKS) this.#socket.destroy();
    else this.#watch = this.#startWatch();
  }
}
