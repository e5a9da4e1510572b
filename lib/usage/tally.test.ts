import { describe, expect, test } from 'vitest';
import { REFUSALS_KEPT, Tally, type Asker, type Refusal } from './tally';

const KEY: Asker = { kind: 'key', id: 'key_1' };
const AT = new Date('2026-11-24T12:00:00.000Z');
const NEXT_DAY = new Date('2026-11-25T00:00:00.000Z');

const refusal = (asker: Asker, nth: number): Refusal => ({
  ...{ asker, at: AT, code: 'rate_limited', method: 'GET', path: '/api/v1/files' },
  ...{ ipAddress: null, requestId: `req_${nth}` },
});
const secret = (nth: number): Asker => ({ kind: 'secret', hash: String(nth) });

test('requests of one key, day and outcome are one count', () => {
  const tally = new Tally();
  for (const at of [AT, AT, NEXT_DAY]) tally.count(KEY, at, 'accepted');
  tally.count(KEY, AT, 'not_found');
  expect(tally.counts).toEqual([
    { asker: KEY, day: '2026-11-24', outcome: 'accepted', requests: 2 },
    { asker: KEY, day: '2026-11-25', outcome: 'accepted', requests: 1 },
    { asker: KEY, day: '2026-11-24', outcome: 'not_found', requests: 1 },
  ]);
});

test('an address is told once, with its last request, and survives a write that fails', () => {
  const tally = new Tally();
  tally.accept('key_1', NEXT_DAY, '192.0.2.1');
  tally.accept('key_1', AT, '192.0.2.1');
  tally.accept('key_1', AT, null);
  tally.refuse({ ...refusal(KEY, 1), ipAddress: '192.0.2.2' });
  tally.refuse({ ...refusal(secret(1), 2), ipAddress: '192.0.2.3' });
  const addresses = [
    { keyId: 'key_1', ipAddress: '192.0.2.1', at: NEXT_DAY },
    { keyId: 'key_1', ipAddress: '192.0.2.2', at: AT },
  ];
  expect(tally.addresses).toEqual(addresses);
  const later = new Tally();
  later.takeBack(tally);
  expect(later.addresses).toEqual(addresses);
});

describe('however many requests come, memory is bounded:', () => {
  test('of one key no more than twenty addresses are told apart between two writes', () => {
    const tally = new Tally();
    for (let nth = 0; nth < 1_000; nth++) tally.accept('key_1', AT, `192.0.2.${nth}`);
    expect(tally.addresses).toHaveLength(20);
    expect(tally.counts).toMatchObject([{ requests: 1_000 }]);
  });

  test('of one key only the latest refusals are kept, and all are counted', () => {
    const tally = new Tally();
    for (let nth = 1; nth <= 10_000; nth++) tally.refuse(refusal(KEY, nth));
    expect(tally.refusals.length).toBe(REFUSALS_KEPT);
    expect(tally.refusals.at(-1)?.requestId).toBe('req_10000');
    expect(tally.counts).toMatchObject([{ requests: 10_000 }]);
  });

  test('secrets that may be nobody’s are remembered up to a thousand, and known keys beside them', () => {
    const tally = new Tally();
    for (let nth = 0; nth < 5_000; nth++) tally.refuse(refusal(secret(nth), nth));
    tally.refuse(refusal(secret(0), 0));
    tally.refuse(refusal(KEY, 1));
    expect(tally.counts.length).toBe(1_001);
    expect(tally.refusals.length).toBe(1_002);
  });
});

describe('what could not be written is taken back', () => {
  test('and added to what was counted meanwhile', () => {
    const [earlier, later] = [new Tally(), new Tally()];
    earlier.count(KEY, AT, 'accepted');
    earlier.count(KEY, NEXT_DAY, 'accepted');
    later.count(KEY, AT, 'accepted');
    later.takeBack(earlier);
    expect(later.counts.map(({ day, requests }) => [day, requests])).toEqual([
      ['2026-11-24', 2],
      ['2026-11-25', 1],
    ]);
  });

  test('with the earlier refusals first, and no more of them than are kept', () => {
    const [earlier, later] = [new Tally(), new Tally()];
    for (let nth = 1; nth <= REFUSALS_KEPT; nth++) earlier.refuse(refusal(KEY, nth));
    later.refuse(refusal(KEY, 99));
    later.takeBack(earlier);
    const ids = later.refusals.map(({ requestId }) => requestId);
    expect([ids[0], ids.at(-1), ids.length]).toEqual(['req_2', 'req_99', REFUSALS_KEPT]);
    expect(later.counts).toMatchObject([{ requests: REFUSALS_KEPT + 1 }]);
  });
});
