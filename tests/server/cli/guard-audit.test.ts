import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Entry } from '../../../harness/guard/record/line.js';
import { openAudit } from '../../../harness/guard/record/open-audit.js';
import { fixedClock } from '../../../platform/clock/fixed.js';
import { emptyFolder, ibs } from './harness.js';

const order = {
  ...({ kind: 'order', session: '#1', clientId: 7, orderId: 5, account: 'DU1234567', side: 'BUY' } as const),
  ...{ isModification: false, whatIf: false, transmit: true, parentId: 0, symbol: 'AAPL', conId: 265598 },
  texts: { orderType: 'LMT', lmtPrice: '182.5', secType: 'STK' },
};
const ENTRIES: readonly Entry[] = [
  { kind: 'opened', upstream: '127.0.0.1:4002', policy: 'examples', program: 'ibs guard' },
  { kind: 'session', session: '#1', clientId: 7, policy: 'examples' },
  { ...order, quantity: 10, allowed: true, notional: 1825 },
  {
    ...order,
    quantity: 25,
    isModification: true,
    allowed: false,
    rule: 'quantity',
    reason: '25 shares where 10 are',
  },
  { kind: 'heard', clientId: 7, orderId: 5, status: 'Filled', filled: 10, remaining: 0 },
  { kind: 'heard', clientId: 7, orderId: 6, status: 'Refused', reason: '201 no money' },
  { kind: 'withdrawn', clientId: 7, orderId: 6, reason: 'the client had gone' },
  { kind: 'request', session: '#1', clientId: 7, request: 'reqGlobalCancel', allowed: true, texts: {} },
  {
    ...{ kind: 'more', session: '#1', clientId: 7, count: 482, lowestId: 12, highestId: 493 },
    ...{ rule: 'rate', reason: '500 messages are waiting already' },
  },
  { kind: 'killed', why: 'so' },
  { kind: 'released', by: 'somebody' },
];

async function recordOf(entries: readonly Entry[] = ENTRIES): Promise<string> {
  const file = join(emptyFolder(), 'audit.jsonl');
  const audit = await openAudit({ file, clock: fixedClock('2026-03-02T15:00:00Z') });
  for (const entry of entries) await audit.append(entry);
  await audit.close();
  return file;
}

test('ibs guard audit verify exits 0 for a record that is whole', async () => {
  const file = await recordOf();
  const { exit, out } = await ibs(['guard', 'audit', 'verify', file]);
  expect(exit).toBe(0);
  expect(out).toContain(`${file} is whole: 11 lines`);
  const { out: json } = await ibs(['guard', 'audit', 'verify', file, '--json']);
  expect(JSON.parse(json)).toMatchObject({ whole: true, lines: 11, last: { seq: 11 }, problems: [] });
});

test('exits 1 for one that was changed, and says in which line', async () => {
  const file = await recordOf();
  writeFileSync(file, readFileSync(file, 'utf8').replace('"quantity":10', '"quantity":11'));
  const { exit, out } = await ibs(['guard', 'audit', 'verify', file]);
  expect(exit).toBe(1);
  expect(out).toContain('line 3');
  const { exit: again, out: json } = await ibs(['guard', 'audit', 'verify', file, '--json']);
  expect([again, JSON.parse(json)]).toMatchObject([1, { whole: false, problems: [{ line: 3 }] }]);
});

test('finds a missing end by an entry that was noted elsewhere', async () => {
  const file = await recordOf();
  const { last } = JSON.parse((await ibs(['guard', 'audit', 'verify', file, '--json'])).out);
  const printed = /given later with --noted: (\S+)\n/.exec(
    (await ibs(['guard', 'audit', 'verify', file])).out,
  )?.[1];
  expect(printed).toBe(`${last.seq}:${last.hash}`);
  const noted = ['--noted', `${printed}`];
  expect((await ibs(['guard', 'audit', 'verify', file, ...noted])).exit).toBe(0);
  const shorter = join(emptyFolder(), 'copy.jsonl');
  writeFileSync(shorter, readFileSync(file, 'utf8').split('\n').slice(0, 8).join('\n').concat('\n'));
  expect((await ibs(['guard', 'audit', 'verify', shorter])).exit).toBe(0);
  expect((await ibs(['guard', 'audit', 'verify', shorter, ...noted])).exit).toBe(1);
  const ten = await ibs(['guard', 'audit', 'verify', file, '--noted', 'ten']);
  expect([ten.exit, ten.err]).toEqual([2, expect.stringContaining('expected NUMBER:HASH')]);
});

test('a record that is not there is no whole one', async () => {
  for (const what of ['verify', 'show']) {
    const { exit, out, err } = await ibs(['guard', 'audit', what, 'none.jsonl']);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain('none.jsonl cannot be read: there is no such file');
    expect(err).toContain('guard.no_record');
  }
});

test('of a record that was rewritten throughout the first lines are named, and the others counted', async () => {
  const file = await recordOf(Array.from({ length: 60 }, () => ENTRIES).flat());
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"clientId":7', '"clientId":8'));
  const { out } = await ibs(['guard', 'audit', 'verify', file]);
  expect(out.split('\n').filter((line) => line.startsWith('  line '))).toHaveLength(10);
  expect(out).toContain('\n  and 470 more\n');
  expect(out).not.toContain('--noted');
  const { problems, problemCount } = JSON.parse(
    (await ibs(['guard', 'audit', 'verify', file, '--json'])).out,
  );
  expect([problems.length, problemCount]).toEqual([100, 480]);
});

test('ibs guard audit show prints it for reading', async () => {
  const file = await recordOf();
  const { exit, out } = await ibs(['guard', 'audit', 'show', file]);
  expect(exit).toBe(0);
  const at = '2026-03-02T15:00:00.000Z';
  expect(out.trimEnd().split('\n')).toEqual([
    `     1  ${at}  ibs guard begins before 127.0.0.1:4002, policy examples`,
    `     2  ${at}  #1 client 7: connected, policy examples`,
    `     3  ${at}  #1 client 7: order 5 BUY 10 AAPL STK LMT 182.5 for DU1234567: allowed, moves 1825.00`,
    `     4  ${at}  #1 client 7: changed order 5 BUY 25 AAPL STK LMT 182.5 for DU1234567: ` +
      'REFUSED: quantity: 25 shares where 10 are',
    `     5  ${at}  client 7: order 5 is Filled, 10 done, 0 to go`,
    `     6  ${at}  client 7: order 6 is Refused: 201 no money`,
    `     7  ${at}  client 7: order 6 was not sent after all: the client had gone`,
    `     8  ${at}  #1 client 7: reqGlobalCancel: allowed`,
    `     9  ${at}  #1 client 7: 482 more orders, ids 12 to 493: REFUSED: rate: 500 messages are waiting already`,
    `    10  ${at}  KILLED: so`,
    `    11  ${at}  released by somebody`,
  ]);
  expect((await ibs(['guard', 'audit', 'show', file, '--json'])).out).toBe(readFileSync(file, 'utf8'));
});

test('shows what is no line of a record as that, and kinds that it does not know as they are', async () => {
  const file = join(emptyFolder(), 'odd.jsonl');
  writeFileSync(file, '{"seq":1,"at":"now","kind":"mended","bytes":12}\nrubbish\n["x"]\n{"kind":"ord');
  const { out } = await ibs(['guard', 'audit', 'show', file]);
  expect(out).toBe(
    '     1  now  {"kind":"mended","bytes":12}\n' +
      [2, 3, 4].map((line) => `     ${line}  this is no line of a record\n`).join(''),
  );
});
