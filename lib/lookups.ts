import { Client, type QueryConfig, type QueryResultRow } from 'pg';

/** Two connections keep PostgreSQL busy while the other's answers travel; more gain nothing (bench `adapters`). */
const CONNECTIONS = 2;
/** A lookup that has not been answered by then is refused, not believed. */
const WITHIN_MS = 1_500;

/**
 * Connections for single short statements: many requests share each, their questions travel together, and every one is a transaction
 * of its own with its own snapshot. A connection that fails refuses all that wait on it and is made anew by the next question.
 */
export class Lookups {
  readonly #url: string;
  readonly #places: (Promise<Client> | undefined)[] = Array.from({ length: CONNECTIONS });
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
  async query<Row extends QueryResultRow>(question: QueryConfig): Promise<Row[]> {
    this.#asked += 1;
    this.#turn = (this.#turn + 1) % CONNECTIONS;
    const client = await (this.#places[this.#turn] ??= this.#open(this.#turn));
    const { rows } = await client.query<Row>(question);
    return rows;
  }

  async end(): Promise<void> {
    const open = this.#places.filter((client) => client !== undefined);
    await Promise.allSettled(open.map(async (client) => (await client).end()));
  }

  #open(place: number): Promise<Client> {
    const client = new Client({
      connectionString: this.#url,
      pipeline: true,
      keepAlive: true,
      connectionTimeoutMillis: WITHIN_MS,
      query_timeout: WITHIN_MS,
    });
    const opening = client.connect().then(() => client);
    const forget = () => {
      if (this.#places[place] === opening) this.#places[place] = undefined;
    };
    client.on('error', forget).on('end', forget);
    opening.catch(forget);
    return opening;
  }
}
