import { DriverAdapterError } from '@prisma/driver-adapter-utils';
import { describe, expect, test } from 'vitest';
import { AppError } from '@/lib/errors';
import { toAppError } from './to-app-error';

const withCode = (code: string, message = 'x') => Object.assign(new Error(message), { code });

/** As the driver adapter tells of a statement that the database did not answer well. */
const ofPostgres = (code: string) =>
  new DriverAdapterError({
    ...{ kind: 'postgres', code, originalCode: code, severity: 'FATAL', message: 'x' },
    ...{ detail: undefined, column: undefined, hint: undefined },
  });

test('what was expected stays what it is', () => {
  const error = new AppError('not_found');
  expect(toAppError(error)).toBe(error);
});

describe('a database that is away is 503 and worth a retry:', () => {
  test.each([
    ['nobody listens', withCode('ECONNREFUSED')],
    ['the connection broke', withCode('ECONNRESET')],
    ['the host is gone', withCode('EHOSTUNREACH')],
    ['the name is not known', withCode('ENOTFOUND')],
    ['it is shutting down', withCode('57P01')],
    ['it is starting up', withCode('57P03')],
    ['it crashed', withCode('57P02')],
    ['it has no connection left', withCode('53300')],
    ['its disk is full', withCode('53100')],
    ['the connection failed', withCode('08006')],
    ['Prisma cannot reach it', withCode('P1001')],
    ['Prisma got no connection in time', withCode('P2024')],
    ['Prisma got no transaction in time', withCode('P2028')],
    ['the pool gave up', new Error('timeout exceeded when trying to connect')],
    ['it accepts connections and says nothing', new Error('timeout expired')],
    ['it does not answer', new Error('Query read timeout')],
    ['the driver says so in words', new Error('Connection terminated unexpectedly')],
    [
      'the driver has noticed it before',
      new Error('Client has encountered a connection error and is not queryable'),
    ],
    [
      'Prisma passes on that it is shutting down',
      withCode('P2039', 'Database error. Code: `57P01`. Message: `terminating connection`'),
    ],
    ['it ends the connection in the middle of a transaction', ofPostgres('57P01')],
    ['it is killed in the middle of a transaction', ofPostgres('57P02')],
    ['the adapter lost its socket', new DriverAdapterError({ kind: 'ConnectionClosed' })],
    ['the adapter finds nobody', new DriverAdapterError({ kind: 'DatabaseNotReachable' })],
    ['the adapter waited in vain', new DriverAdapterError({ kind: 'SocketTimeout' })],
    [
      'the adapter is one too many',
      new DriverAdapterError({ kind: 'TooManyConnections', cause: 'sorry' }),
    ],
    [
      'it is the cause of the cause',
      new Error('a', { cause: new Error('b', { cause: withCode('ECONNREFUSED') }) }),
    ],
  ])('%s', (_what, thrown) => {
    expect(toAppError(thrown)).toMatchObject({
      code: 'unavailable',
      retryAfterSeconds: 2,
      details: [],
      cause: thrown,
    });
  });
});

describe('everything else is our fault, told in no detail:', () => {
  test.each([
    ['a mistake in our code', new TypeError('undefined is not a function')],
    ['a constraint that we did not expect', withCode('23505')],
    ['wrong SQL', withCode('42P01')],
    ['a value out of range', withCode('22003')],
    ['an unknown code of Prisma', withCode('P2002')],
    ['a fault that Prisma passes on', withCode('P2039', 'Database error. Code: `22P02`.')],
    ['wrong SQL in a transaction', ofPostgres('42P01')],
    ['two transactions in each other’s way', ofPostgres('40001')],
    ['a file that is missing', withCode('ENOENT')],
    ['text', 'ECONNREFUSED'],
    ['nothing', undefined],
    ['an object that looks like an error', { code: 'ECONNREFUSED', message: 'x' }],
  ])('%s', (_what, thrown) => {
    expect(toAppError(thrown)).toMatchObject({ code: 'internal', details: [], cause: thrown });
  });
});

test('an error that is its own cause does not hang the answer', () => {
  const error = new Error('round and round');
  error.cause = error;
  expect(toAppError(error)).toMatchObject({ code: 'internal' });
});
