import { describe, expect, test } from 'vitest';
import type { Refused } from '../../../harness/runner/decisions.js';
import type { Ending } from '../../../harness/sandbox/result.js';
import { hintsFor } from '../../../server/run/hints.js';
import { keepWire } from '../../../server/run/wire.js';

interface Seen {
  readonly ending?: Ending;
  readonly stderr?: string;
  readonly stdout?: string;
  readonly language?: 'ts' | 'python';
  readonly connected?: boolean;
  readonly policy?: string;
  readonly refused?: readonly Refused[];
  readonly accounts?: readonly string[];
}

function hints(seen: Seen): string {
  const { ending = 'failed', stderr = '', stdout = '', language = 'python', connected = false } = seen;
  const { wire, listenerFor } = keepWire();
  const { accounts } = seen;
  if (accounts) listenerFor('#1').happened?.({ kind: 'accounts', at: 1, accounts });
  if (connected) listenerFor('#1').happened?.({ kind: 'ended', at: 1, by: 'client', because: 'so' });
  const captured = (head: string) => ({ head, tail: '', left: 0 });
  const times = { startMs: 1, runMs: 1, wasWarm: false };
  const how = { ending, exitCode: undefined, signal: undefined, trouble: undefined };
  const isolation = { level: 'full' as const, walls: [] };
  return hintsFor({
    language,
    result: { ...how, ...times, isolation, stdout: captured(stdout), stderr: captured(stderr) },
    wire: wire(),
    decisions: { refused: seen.refused ?? [], more: 0, ordersAllowed: 0 },
    policy: seen.policy ?? 'examples',
  }).join('\n');
}

const noModule = (name: string) => `Traceback\nModuleNotFoundError: No module named '${name}'\n`;

describe('a module that is not there', () => {
  test('is named with what there is', () => {
    expect(hints({ stderr: noModule('requests.adapters') })).toMatch(/^no requests here: .*ib_async/);
  });

  test('is, as IBKR’s own client, to be had elsewhere', () => {
    expect(hints({ stderr: noModule('ibapi') })).toContain('`ibs gateway`');
  });

  test('is, as pandas, a matter of the set-up', () => {
    expect(hints({ stderr: noModule('pandas') })).toContain('`ibs doctor`');
  });

  test('is nothing to tell where the program went on without it', () => {
    expect(hints({ stderr: noModule('requests'), ending: 'finished' })).toBe('');
  });
});

test.each([
  ["FileNotFoundError: [Errno 2] No such file or directory: 'tickers.csv'", 'no file of this machine'],
  ["Error: ENOENT: no such file or directory, open 'tickers.csv'", 'no file of this machine'],
  ['EOFError: EOF when reading a line', 'standard input is empty'],
  ['ConnectionRefusedError: [Errno 111] Connect call failed', 'only ports 4001, 4002, 7496 and 7497'],
])('%s', (stderr, hint) => {
  expect(hints({ stderr })).toContain(hint);
});

test('a host that is not there is told of although the program ended well', () => {
  const stdout = '502 getaddrinfo EAI_AGAIN ibgateway\n';
  expect(hints({ stdout, ending: 'finished' })).toContain('no other host');
  expect(hints({ stdout, ending: 'finished', connected: true })).toBe('');
});

test('a program of Node that hangs on its connection', () => {
  expect(hints({ ending: 'timed-out', language: 'ts', connected: true })).toContain('ib.disconnect()');
  expect(hints({ ending: 'timed-out', language: 'ts' })).toBe('');
  expect(hints({ ending: 'timed-out', language: 'python', connected: true })).toBe('');
});

describe('an order that the guard refused', () => {
  const order = { session: '#1', request: 'placeOrder', orderId: 1, what: 'BUY 100 AAPL', reason: 'so' };
  const refused = (rule: string) => [{ ...order, rule }];

  test.each([
    ['read-only', 'read-only', '--policy examples'],
    ['examples', 'quantity', '--policy trading'],
  ])('under %s for its %s goes through under another policy', (policy, rule, hint) => {
    expect(hints({ ending: 'finished', policy, refused: refused(rule) })).toContain(hint);
  });

  test('for its account needs none where there is one', () => {
    expect(hints({ refused: refused('account'), accounts: ['DU1234567'] })).toContain('it is DU1234567');
    expect(hints({ refused: refused('account'), accounts: ['DU1234567', 'DU7654321'] })).toBe('');
  });

  test('by the kill switch, or by a file, is refused by somebody who meant it', () => {
    expect(hints({ refused: refused('kill-switch') })).toBe('');
    expect(hints({ policy: 'mine.yaml', refused: refused('quantity') })).toBe('');
  });
});
