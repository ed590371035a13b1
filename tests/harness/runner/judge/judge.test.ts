import { describe, expect, test } from 'vitest';
import { categories } from '../../../../harness/example/example.js';
import { criteriaTable } from '../../../../harness/runner/judge/criteria-table.js';
import { judge } from '../../../../harness/runner/judge/judge.js';
import type { Observed } from '../../../../harness/runner/observed.js';
import { ask, exampleOf, failure, runOf, sessionOf, tell, unmet, welcome } from './run-scene.js';

const connection = exampleOf('connection');
const python = exampleOf('connection', { language: 'python' });
const outcomeOf = (more: Partial<Observed>, example = connection) => judge(runOf([], more), example).outcome;

describe('what became of a run', () => {
  test('a program that does all that it is held to has passed, and there is no reason to give', () => {
    expect(judge(runOf([]), connection)).toEqual({ outcome: 'pass', reasons: [] });
    expect(judge(runOf([]), python)).toEqual({ outcome: 'pass', reasons: [] });
  });

  test.each<[string, Partial<Observed>, string]>([
    ['what never began', { ending: 'not-started', trouble: 'no bwrap', exitCode: undefined }, 'error'],
    ['what was running when its time was over', { ending: 'timed-out', exitCode: undefined }, 'timeout'],
    ['too much memory', { ending: 'out-of-memory', exitCode: undefined, endedBy: 'SIGKILL' }, 'blocked'],
    ['too much text', { ending: 'too-much-output', exitCode: undefined }, 'blocked'],
    ['too much work', { ending: 'out-of-cpu', exitCode: undefined }, 'blocked'],
    [
      'a refusal of the guard',
      { refused: [{ request: 'placeOrder', rule: 'quantity', reason: '25' }] },
      'blocked',
    ],
    [
      'a wall',
      { ending: 'failed', exitCode: 1, stderr: 'OSError: [Errno 30] Read-only file system' },
      'blocked',
    ],
    ['an exception', { ending: 'failed', exitCode: 1, stderr: 'ValueError: no' }, 'error'],
    ['a signal', { ending: 'failed', exitCode: undefined, endedBy: 'SIGSEGV' }, 'error'],
    ['a connection left open', { leftOpen: 1 }, 'fail'],
    ['messages that nobody kept', { unkept: 3 }, 'fail'],
  ])('%s', (_, more, outcome) => expect(outcomeOf(more)).toBe(outcome));

  test.each([
    [1, 'a connection was still open as the program ended'],
    [3, '3 connections were still open as the program ended'],
  ])('who leaves %i open is told: %s', (leftOpen, message) => {
    const { reasons } = judge(runOf([], { leftOpen }), connection);
    expect(reasons).toEqual([{ criterion: 'closes-connection', message }]);
  });

  test.each<[string, string]>([
    [
      'a task failed, and nobody looked: RuntimeError: lost',
      'Task exception was never retrieved\nTraceback (most recent call last):\nRuntimeError: lost\n',
    ],
    [
      'a coroutine was never awaited',
      "/tmp/x.py:9: RuntimeWarning: coroutine 'f' was never awaited\n  f()\n",
    ],
    [
      'an exception was only logged: ib_async.wrapper.RequestError: API error: 200',
      'Traceback (most recent call last):\n  f()\nib_async.wrapper.RequestError: API error: 200\n',
    ],
  ])('who ends well may not have failed unseen: %s', (message, stderr) => {
    const failed = { outcome: 'fail', reasons: [{ criterion: 'fails-aloud', message }] };
    expect(judge(runOf([], { stderr }), python)).toEqual(failed);
    const troubled = exampleOf('connection', { header: 'needs: { trouble: [+1s drop client=all] }' });
    expect(judge(runOf([], { stderr }), troubled).outcome).toBe('pass');
    expect(judge(runOf([], { stderr: 'Error 2104: all is well' }), python).outcome).toBe('pass');
  });

  test('what is refused by another rule than is expected still stops it', () => {
    const refused = ['quantity', 'notional'].map((rule) => ({ request: 'placeOrder', rule, reason: '25' }));
    const example = exampleOf('connection', { header: 'expects: { refused: [quantity] }' });
    const { outcome, reasons } = judge(runOf([], { refused }), example);
    expect(outcome).toBe('blocked');
    expect(reasons).toContainEqual({ criterion: 'guard-allows', message: 'placeOrder: notional: 25' });
    expect(reasons).not.toContainEqual({ criterion: 'guard-allows', message: 'placeOrder: quantity: 25' });
  });

  test('what is expected to be refused, or to fail, may', () => {
    const refused = [{ request: 'placeOrder', rule: 'quantity', reason: '25' }];
    const example = exampleOf('connection', { header: 'expects: { exit: 3, refused: [quantity] }' });
    expect(outcomeOf({ ending: 'failed', exitCode: 3, refused }, example)).not.toBe('blocked');
    expect(outcomeOf({ ending: 'failed', exitCode: 3, refused }, example)).not.toBe('error');
    expect(outcomeOf({}, example)).toBe('error');
  });

  test.each<[string, string, string]>([
    [
      'Python',
      'Traceback (most recent call last):\n  File "/tmp/x.py", line 3, in <module>\n    f()\nValueError: no such thing\n',
      'exit code 1 where 0 was expected: ValueError: no such thing',
    ],
    [
      'Node.js',
      '/tmp/x.ts:3\nthrow new Error("no such thing");\n^\n\nError: no such thing\n    at f (/tmp/x.ts:3:7)\n\nNode.js v20.20.2\n',
      'exit code 1 where 0 was expected: Error: no such thing',
    ],
    ['one that says little', 'it is over\n', 'exit code 1 where 0 was expected: it is over'],
    ['one that says nothing', '', 'exit code 1 where 0 was expected'],
  ])('the first reason names what %s said last', (_, stderr, message) => {
    const { reasons } = judge(runOf([], { ending: 'failed', exitCode: 1, stderr }), connection);
    expect(reasons[0]).toEqual({ criterion: 'exits', message });
  });

  test('all criteria are looked at, however the program ended; many reasons of one are counted', () => {
    const ticks = Array.from({ length: 9 }, (_, id) => tell('pnl', { reqId: String(id), dailyPnL: '1' }));
    const { outcome, reasons } = judge(runOf(ticks, { ending: 'timed-out' }), connection);
    expect(outcome).toBe('timeout');
    expect(reasons.map(({ criterion }) => criterion)).toEqual(['runs', ...Array(6).fill('replies-belong')]);
    expect(reasons.at(-1)?.message).toBe('and 4 more');
  });
});

describe('how a session begins', () => {
  const [start, accounts, id, notice] = welcome;
  test.each<[string, readonly (typeof welcome)[number][]]>([
    ['without startApi', welcome.slice(1)],
    ['with two', [ask('startApi'), ...welcome]],
    ['with something before it', [notice, start, accounts, id].flatMap((message) => message ?? [])],
    ['without an id for orders', welcome.filter((message) => message !== id)],
    ['without accounts', welcome.filter((message) => message !== accounts)],
    [
      'with other accounts later',
      [...welcome, ask('reqManagedAccts'), tell('managedAccounts', { accountsList: 'DU7654321' })],
    ],
    [
      'with a question before the ids are there',
      welcome.flatMap((message) => (message === id ? [ask('reqCurrentTime'), message] : [message])),
    ],
    [
      'with an account of real money',
      welcome.map((message) =>
        message === accounts ? tell('managedAccounts', { accountsList: 'U1234567' }) : message,
      ),
    ],
    [
      'with no id that orders can have',
      welcome.map((message) => (message === id ? tell('nextValidId', { orderId: '0' }) : message)),
    ],
  ])('not %s', (_, messages) => {
    expect(unmet(runOf([], { sessions: [sessionOf(messages)] }), connection)).toContain('starts-session');
  });

  test('a client whose id is taken is turned away, as its example expects', () => {
    const example = exampleOf('connection', { header: 'expects: { errors: [326] }' });
    const second = sessionOf([ask('startApi'), failure(326, '-1', 'client id is already in use')], {
      name: '#2',
    });
    const first = sessionOf(welcome);
    expect(unmet(runOf([], { sessions: [first, second] }), example)).toEqual([]);
    expect(unmet(runOf([], { sessions: [first] }), example)).toEqual(['expected-errors']);
    expect(unmet(runOf([], { sessions: [first, second] }), connection)).toEqual(['no-other-errors']);
  });

  test('who was never connected has done nothing', () => {
    expect(unmet(runOf([], { sessions: [] }), connection)).toEqual(['does-something']);
    expect(unmet(runOf([]), exampleOf('cli'))).toEqual(['does-something']);
  });
});

describe('errors', () => {
  const quote = { symbol: 'AAPL', secType: 'STK', currency: 'USD', exchange: 'SMART' };
  const history = [
    ask('reqHistoricalData', { reqId: '4', ...quote, keepUpToDate: '0', whatToShow: 'TRADES' }),
    ask('cancelHistoricalData', { reqId: '4' }),
  ];
  const cancelled = failure(
    162,
    '4',
    'Historical Market Data Service error message:API historical data query cancelled: 4',
  );

  test('what TWS says of a cancel that was asked for is no error of the program', () => {
    expect(unmet(runOf([...history, cancelled]), connection)).toEqual([]);
    expect(unmet(runOf([...history, failure(162, '4', 'pacing violation')]), connection)).toEqual([
      'no-other-errors',
    ]);
    expect(unmet(runOf([...history, failure(366, '4')]), connection)).toEqual([]);
    expect(unmet(runOf([...history, failure(200, '4')]), connection)).toEqual(['no-other-errors']);
  });

  test('the same is not said twice of one request', () => {
    const example = exampleOf('connection', { header: 'expects: { errors: [162] }' });
    const [request] = history;
    if (!request) throw new Error('there is a request');
    const refusal = failure(162, '4', 'pacing violation');
    expect(unmet(runOf([request, refusal]), example)).toEqual([]);
    expect(unmet(runOf([request, refusal, refusal]), example)).toEqual(['errors-belong']);
  });
});

test('the table of criteria says one thing of each, and has a section or a word for each category', () => {
  const table = criteriaTable();
  const listed = table.slice(table.indexOf('## Every category'));
  const rows = [...listed.matchAll(/^\| `([a-z-]+)` \| (.*) \|$/gm)].map(([, name, asks]) => ({
    name,
    asks,
  }));
  const names = new Set(rows.map(({ name }) => name));
  expect(names.size).toBeGreaterThan(40);
  expect(new Set(rows.map(({ name, asks }) => `${name}: ${asks}`)).size).toBe(names.size);
  for (const category of categories) expect(listed).toContain(category);
});
