import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isTemporary } from './temporary.ts';

const coded = (code: string): Error => Object.assign(new Error('x'), { code });

describe('a temporary failure', () => {
  const cases: readonly (readonly [string, unknown, boolean])[] = [
    ['the server shuts down', coded('57P01'), true],
    ['the server is starting', coded('57P03'), true],
    ['a statement was cancelled', coded('57014'), false],
    ['the disk of the server is full', coded('53100'), true],
    ['too many connections', coded('53300'), true],
    ['the connection broke', coded('08006'), true],
    ['nobody listens', coded('ECONNREFUSED'), true],
    ['nobody listens on two addresses', new AggregateError([coded('ECONNREFUSED')]), true],
    ['our own disk is full', coded('ENOSPC'), true],
    ['a file is gone', coded('ENOENT'), false],
    ['a deadlock', coded('40P01'), false],
    ['a key that is there already', coded('23505'), false],
    ['the driver lost the connection', new Error('Connection terminated unexpectedly'), true],
    [
      'the driver lost it while nothing was asked',
      new Error('Client has encountered a connection error and is not queryable'),
      true,
    ],
    ['a bug', new TypeError('x is not a function'), false],
    ['no error at all', 'ECONNREFUSED', false],
  ];
  for (const [name, error, expected] of cases) {
    it(`${name}: ${expected ? 'later' : 'no'}`, () => assert.equal(isTemporary(error), expected));
  }
});
