import type { ErrorCode } from '@/lib/errors';
import { dayNumber, dayOf } from './days';

/** Whose request it was: a key that authenticated, or whoever presented a secret that did not, by its SHA-256 in hex. */
export type Asker = { kind: 'key'; id: string } | { kind: 'secret'; hash: string };

/** What came of a request: `accepted`, or the code it was refused with. */
export type Outcome = 'accepted' | ErrorCode;

export type Count = { asker: Asker; day: string; outcome: Outcome; requests: number };

/** One refused request; `path` has the names of parameters in place of what was sent for them. */
export type Refusal = {
  asker: Asker;
  at: Date;
  code: ErrorCode;
  method: string;
  path: string;
  ipAddress: string | null;
  requestId: string;
};

/** An address that a key was used from. */
export type KeyAddress = { keyId: string; ipAddress: string; at: Date };

/** As many refusals as are kept of one key. */
export const REFUSALS_KEPT = 50;

/** Anyone can send secrets that are nobody's: between two writes no more of them than this are remembered. */
const MOST_SECRETS = 1_000;

/** Between two writes, so many addresses of one key are told apart. */
const MOST_ADDRESSES = 20;

/** What happened since it was last written, in memory: it grows with the number of keys in use, not with their requests. */
export class Tally {
  readonly #counts = new Map<string, Count>();
  readonly #refusals = new Map<string, Refusal[]>();
  readonly #secrets = new Set<string>();
  readonly #addresses = new Map<string, Map<string, Date>>();

  get counts(): Count[] {
    return [...this.#counts.values()];
  }

  get refusals(): Refusal[] {
    return [...this.#refusals.values()].flat();
  }

  get addresses(): KeyAddress[] {
    return [...this.#addresses].flatMap(([keyId, seen]) =>
      Array.from(seen, ([ipAddress, at]) => ({ keyId, ipAddress, at })),
    );
  }

  get isEmpty(): boolean {
    return this.#counts.size === 0;
  }

  /** A request of a key that was answered well. */
  accept(keyId: string, at: Date, ipAddress: string | null): void {
    this.count({ kind: 'key', id: keyId }, at, 'accepted');
    this.#see(keyId, at, ipAddress);
  }

  count(asker: Asker, at: Date, outcome: Outcome): void {
    this.#add({ asker, outcome, requests: 1 }, at);
  }

  #add({ asker, outcome, requests }: Omit<Count, 'day'>, at: Date): void {
    const key = `${nameOf(asker)} ${dayNumber(at)} ${outcome}`;
    const found = this.#counts.get(key);
    if (found !== undefined) found.requests += requests;
    else if (this.#hasRoomFor(asker)) {
      this.#counts.set(key, { asker, day: dayOf(at), outcome, requests });
    }
  }

  refuse(refusal: Refusal): void {
    const { asker, at, code, ipAddress } = refusal;
    this.count(asker, at, code);
    this.#keep([refusal]);
    if (asker.kind === 'key') this.#see(asker.id, at, ipAddress);
  }

  /** Takes up what an earlier tally could not write. */
  takeBack(earlier: Tally): void {
    for (const { day, ...count } of earlier.counts) this.#add(count, new Date(day));
    const later = this.refusals;
    this.#refusals.clear();
    this.#keep(earlier.refusals);
    this.#keep(later);
    for (const { keyId, ipAddress, at } of earlier.addresses) this.#see(keyId, at, ipAddress);
  }

  #see(keyId: string, at: Date, ipAddress: string | null): void {
    if (ipAddress === null) return;
    const seen = this.#addresses.get(keyId) ?? new Map<string, Date>();
    this.#addresses.set(keyId, seen);
    const before = seen.get(ipAddress);
    if (before === undefined ? seen.size < MOST_ADDRESSES : before < at) seen.set(ipAddress, at);
  }

  #keep(refusals: readonly Refusal[]): void {
    for (const refusal of refusals) {
      if (!this.#hasRoomFor(refusal.asker)) continue;
      const name = nameOf(refusal.asker);
      const kept = this.#refusals.get(name) ?? [];
      this.#refusals.set(name, kept);
      kept.push(refusal);
      if (kept.length > REFUSALS_KEPT) kept.shift();
    }
  }

  #hasRoomFor(asker: Asker): boolean {
    if (asker.kind === 'key' || this.#secrets.has(asker.hash)) return true;
    if (this.#secrets.size >= MOST_SECRETS) return false;
    this.#secrets.add(asker.hash);
    return true;
  }
}

function nameOf(asker: Asker): string {
  return asker.kind === 'key' ? asker.id : asker.hash;
}
