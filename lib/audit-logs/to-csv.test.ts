import { describe, expect, test } from 'vitest';
import type { AuditRecord } from './schemas';
import { toCsv } from './to-csv';

const HEADER =
  'created_at,action,entity_type,entity_id,entity_name,actor_type,actor_id,actor_name,ip_address,user_agent,request_id,changes,audit_id';

const entryOf = (name: string, more: Partial<AuditRecord> = {}): AuditRecord => ({
  audit_id: 'aud_1',
  action: 'key.created',
  entity: { type: 'key', id: 'key_1', name },
  actor: { type: 'user', id: 'usr_1', name: 'Ada' },
  changes: {},
  ip_address: '127.0.0.1',
  user_agent: null,
  request_id: 'req_1',
  created_at: '2026-11-24T12:00:00.000Z',
  ...more,
});

const line = (name: string, changes = '{}') =>
  `2026-11-24T12:00:00.000Z,key.created,key,key_1,${name},user,usr_1,Ada,127.0.0.1,,req_1,${changes},aud_1`;

test('no entry is still a file with its header', () => {
  expect(toCsv([])).toBe(`${HEADER}\r\n`);
});

// Guards whoever opens the file: a key's name is anybody's text, and a spreadsheet runs what looks like a formula.
describe('a cell that a spreadsheet would run begins with an apostrophe', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])('%j', (name) => {
    expect(toCsv([entryOf(name)])).toBe(`${HEADER}\r\n${line(`'${name}`)}\r\n`);
  });

  test('a carriage return before it', () => {
    expect(toCsv([entryOf('\r=1')])).toBe(`${HEADER}\r\n${line(`"'\r=1"`)}\r\n`);
  });

  test('a user agent with quotes and commas in it', () => {
    const agent = '=HYPERLINK("https://evil.example","x")';
    expect(toCsv([entryOf('CI', { user_agent: agent })])).toContain(
      `,"'=HYPERLINK(""https://evil.example"",""x"")",`,
    );
  });
});

test.each([
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['two\rlines', '"two\rlines"'],
  ['two\r\nlines', '"two\r\nlines"'],
  ['plain =1', 'plain =1'],
])('%j is one cell (RFC 4180, section 2)', (name, cell) => {
  expect(toCsv([entryOf(name)])).toBe(`${HEADER}\r\n${line(cell)}\r\n`);
});

test('changes are JSON', () => {
  expect(toCsv([entryOf('CI', { changes: { after: { name: 'CI' } } })])).toBe(
    `${HEADER}\r\n${line('CI', '"{""after"":{""name"":""CI""}}"')}\r\n`,
  );
});
