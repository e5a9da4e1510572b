import { expect, test } from 'vitest';
import { verdictOf } from './verdict';

// Guards "never clean" against every answer that is not plainly that.
test.each([
  ['stream: OK', { is: 'clean' }],
  ['stream: Eicar-Test-Signature FOUND', { is: 'infected', by: 'Eicar-Test-Signature' }],
  ['stream: OK FOUND', { is: 'infected', by: 'OK' }],
  ['stream: a b FOUND', { is: 'infected', by: 'a virus' }],
  ['stream: \u0007 FOUND', { is: 'infected', by: 'a virus' }],
  ['stream: Heuristics.Encrypted.Zip FOUND', { is: 'infected', by: 'Heuristics.Encrypted.Zip' }],
  ['INSTREAM size limit exceeded. ERROR', { is: 'unscanned', limit: 'MaxFileSize' }],
  [
    'stream: Heuristics.Limits.Exceeded.MaxScanTime FOUND',
    { is: 'unscanned', limit: 'MaxScanTime' },
  ],
  ['stream: Heuristics.Limits.Exceeded FOUND', { is: 'unscanned', limit: '' }],
])('%j', (answer, verdict) => {
  expect(verdictOf(answer)).toEqual(verdict);
});

test.each([
  '',
  'OK',
  'stream: ',
  'stream: OK ERROR',
  'stream: OK\nstream: OK',
  ' stream: OK',
  'stream: ok',
  'stream: Internal error. ERROR',
  'stream:  FOUND',
  'UNKNOWN COMMAND',
  'COMMAND READ TIMED OUT',
  'HTTP/1.1 200 OK',
])('%j is no verdict', (answer) => {
  expect(() => verdictOf(answer)).toThrow('clamd answered');
});
