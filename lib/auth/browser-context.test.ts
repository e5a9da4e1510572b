import { expect } from 'vitest';
import { clientAddressHeader, CLIENT_ADDRESS_HEADER } from '@/lib/http/client';
import { test } from '@/lib/testing/fixtures';
import { browserContext } from './browser-context';

test('a browser’s request is nobody’s until somebody has signed in', ({ db }) => {
  const context = browserContext({});
  expect(context.db).toBe(db);
  expect(context.principal).toEqual({ type: 'system', name: 'visitor' });
  expect(context.client).toEqual({ ipAddress: null, userAgent: null });
});

test('the address is the one that our server saw; a header of the browser’s own is not believed', () => {
  const agent = { 'user-agent': 'Firefox' };
  const seen = browserContext({
    ...agent,
    [CLIENT_ADDRESS_HEADER]: clientAddressHeader('203.0.113.9'),
  });
  expect(seen.client).toEqual({ ipAddress: '203.0.113.9', userAgent: 'Firefox' });
  for (const forged of ['203.0.113.9', 'x 203.0.113.9', ['a', 'b'], 7, undefined]) {
    const context = browserContext({
      [CLIENT_ADDRESS_HEADER]: forged,
      'x-forwarded-for': '203.0.113.9',
    });
    expect(context.client.ipAddress).toBe(null);
  }
});

test('a user agent of any length takes no more room than half a kilobyte', () => {
  expect(browserContext({ 'user-agent': 'x'.repeat(9999) }).client.userAgent).toHaveLength(512);
  expect(browserContext({ 'user-agent': ['a', 'b'] }).client.userAgent).toBe(null);
});

test('every request has an id of its own for the audit log', () => {
  expect(browserContext({}).requestId).toMatch(/^req_[0-9a-f]{32}$/);
  expect(browserContext({}).requestId).not.toBe(browserContext({}).requestId);
});
