import { describe, expect, test } from 'vitest';
import { blameOf } from '../../../harness/runner/blame.js';
import type { Observed } from '../../../harness/runner/observed.js';
import type { Outcome } from '../../../harness/runner/verdict.js';
import { exampleOf } from './example-scene.js';
import { observed, session, told } from './observed.js';

const example = exampleOf('ts', 'console.log(1);');

function blame(seen: Partial<Observed>, of = example, outcome: Outcome = 'fail') {
  return blameOf({ outcome, reasons: [] }, observed(seen), of);
}

function error(code: number, text = 'so') {
  return told('errMsg', { reqId: '-1', errorCode: String(code), errorMsg: text });
}

test('of a pass, and of what was skipped, there is none', () => {
  expect(blame({}, example, 'pass')).toBeUndefined();
  expect(blame({}, example, 'skipped')).toBeUndefined();
});

test('nothing wrong around it: the code', () => {
  expect(blame({})).toMatchObject({ on: 'code' });
  expect(blame({ sessions: [session([error(200), error(2104), error(321)])] })).toMatchObject({ on: 'code' });
});

describe('the environment', () => {
  test('did not start it', () => {
    const not = blame({ ending: 'not-started', trouble: 'no processes are left' });
    expect(not).toEqual({ on: 'environment', because: expect.stringContaining('no processes are left') });
  });

  test.each([502, 504, 1100, 2110, 10197])('said %d', (code) => {
    expect(blame({ sessions: [session([error(code)])] })).toMatchObject({ on: 'environment' });
  });

  test('was asked too much', () => {
    const paced = error(
      162,
      'Historical Market Data Service error message:API historical data query pacing violation',
    );
    expect(blame({ sessions: [session([paced])] })).toMatchObject({ on: 'environment' });
  });

  test('hung up', () => {
    const ended = { by: 'upstream', because: 'the upstream has closed the connection' } as const;
    expect(blame({ sessions: [session([], { ended })] })).toEqual({
      on: 'environment',
      because: 'connection 1 was lost: the upstream has closed the connection',
    });
    expect(blame({ sessions: [session([error(326)], { ended })] })).toMatchObject({ on: 'code' });
  });

  test('did not hang up on whom it had told why it may not come in', () => {
    const ended = { by: 'upstream', because: 'the upstream has closed the connection' } as const;
    expect(blame({ sessions: [session([error(506, 'unsupported version')], { ended })] })).toMatchObject({
      on: 'code',
    });
    const welcome = [told('managedAccounts', { accountsList: 'DU1234567' }), told('nextValidId')];
    expect(blame({ sessions: [session([...welcome, error(321)], { ended })] })).toMatchObject({
      on: 'environment',
    });
  });

  test('has no room for the guard’s record', () => {
    const refused = [{ request: 'placeOrder', rule: 'record', reason: 'ENOSPC: no space left' }];
    expect(blame({ refused })).toMatchObject({
      on: 'environment',
      because: expect.stringContaining('ENOSPC'),
    });
  });

  test('did not answer the guard', () => {
    const refused = [{ request: 'connect', rule: 'connection', reason: 'connect ECONNREFUSED' }];
    expect(blame({ refused })).toMatchObject({
      on: 'environment',
      because: expect.stringContaining('ECONNREFUSED'),
    });
    expect(
      blame({ refused: [{ request: 'placeOrder', rule: 'quantity', reason: '25 shares' }] }),
    ).toMatchObject({
      on: 'code',
    });
  });
});

test('trouble that an example asks for is not the environment’s', () => {
  const asks = exampleOf('ts', 'console.log(1);', "needs: { trouble: ['+1s lose-connection'] }");
  const expects = exampleOf('ts', 'console.log(1);', 'expects: { errors: [1100] }');
  const seen = { sessions: [session([error(1100)])] };
  expect(blame(seen, asks)).toMatchObject({ on: 'code' });
  expect(blame(seen, expects)).toMatchObject({ on: 'code' });
});
