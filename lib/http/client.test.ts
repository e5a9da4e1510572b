import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addressIn,
  clientAddress,
  clientAddressHeader,
  clientOf,
  CLIENT_ADDRESS_HEADER,
  setClientAddress,
} from './client';

const SOCKET = '192.0.2.1';

describe('without a trusted proxy', () => {
  test('whatever the client claims, the socket says where it is', () => {
    for (const claimed of [undefined, '', '203.0.113.9', '203.0.113.9, 10.0.0.1', '::1'])
      expect(clientAddress(SOCKET, claimed, 0)).toBe(SOCKET);
  });

  test('an IPv4 client on an IPv6 socket is written as what it is', () => {
    expect(clientAddress('::ffff:192.0.2.1', undefined, 0)).toBe('192.0.2.1');
    expect(clientAddress('2001:db8::1', undefined, 0)).toBe('2001:db8::1');
  });
});

describe('with trusted proxies, counted from the right', () => {
  test.for([
    ['one proxy', '203.0.113.9', 1, '203.0.113.9'],
    ['one proxy, and a forged entry before', '6.6.6.6, 203.0.113.9', 1, '203.0.113.9'],
    ['one proxy, and many forged entries', '6.6.6.6,7.7.7.7, 203.0.113.9', 1, '203.0.113.9'],
    ['two proxies', '203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
    ['two proxies, and a forged entry', '6.6.6.6, 203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
    ['more proxies than entries', '203.0.113.9', 3, '203.0.113.9'],
    ['an IPv6 client', '2001:db8::7, 10.0.0.2', 2, '2001:db8::7'],
    ['no header', undefined, 1, SOCKET],
    ['an empty header', '', 1, SOCKET],
    ['an entry that is no address', 'unknown', 1, SOCKET],
    ['an entry with a port', '203.0.113.9:1234', 1, SOCKET],
    ['a bracketed IPv6 entry', '[2001:db8::7]', 1, SOCKET],
    ['an entry that is script', '<script>', 1, SOCKET],
    ['an entry with a line end', '203.0.113.9\r\nX: 1', 1, SOCKET],
    ['an obfuscated entry', '_hidden', 1, SOCKET],
    ['an octal look-alike', '0300.0.0.1', 1, SOCKET],
  ] as const)('%s', ([, header, proxies, expected]) => {
    expect(clientAddress(SOCKET, header, proxies)).toBe(expected);
  });

  test('no number of forged entries on the left moves the answer', () => {
    const entry = fc.oneof(fc.ipV4(), fc.ipV6(), fc.string());
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 20 }), fc.ipV4(), (forged, real) => {
        const header = [...forged.map((text) => text.replaceAll(',', '')), real].join(', ');
        expect(clientAddress(SOCKET, header, 1)).toBe(real);
      }),
    );
  });

  test('whatever is in the header, the answer is an address', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 16 }), (header, proxies) => {
        expect(clientAddress(SOCKET, header, proxies)).toMatch(/^[0-9a-f.:]+$/i);
      }),
    );
  });
});

describe('the address that our server hands to Next in a header', () => {
  test('comes back out', () => {
    expect(addressIn(clientAddressHeader('203.0.113.9'))).toBe('203.0.113.9');
  });

  test('cannot be written by a client, who does not know this process’s proof', () => {
    const [proof = ''] = clientAddressHeader('203.0.113.9').split(' ');
    for (const forged of [
      null,
      '',
      '203.0.113.9',
      ` 203.0.113.9`,
      'undefined 203.0.113.9',
      '00000000-0000-4000-8000-000000000000 203.0.113.9',
      `${proof.slice(0, -1)} 203.0.113.9`,
      proof,
    ])
      expect([forged, addressIn(forged)]).toEqual([forged, null]);
    const headers = { [CLIENT_ADDRESS_HEADER]: '203.0.113.9', 'X-Forwarded-For': '203.0.113.9' };
    expect(clientOf(new Request('http://localhost', { headers })).ipAddress).toBe(null);
  });
});

describe('what the audit log remembers', () => {
  test('is what the server saw, not what a header says', () => {
    const headers = { [CLIENT_ADDRESS_HEADER]: clientAddressHeader('6.6.6.6') };
    const request = new Request('http://localhost', { headers });
    setClientAddress(request, '203.0.113.9');
    expect(clientOf(request).ipAddress).toBe('203.0.113.9');
  });

  test('is no more than half a kilobyte of user agent', () => {
    const headers = { 'User-Agent': 'x'.repeat(10_000) };
    expect(clientOf(new Request('http://localhost', { headers })).userAgent).toHaveLength(512);
    expect(clientOf(new Request('http://localhost')).userAgent).toBe(null);
  });
});
