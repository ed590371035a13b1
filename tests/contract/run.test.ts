import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { needs } from '../run/needs.js';
import { ibsRun, MOMENT, pathWithoutWalls } from '../server/run/ibs-run.js';
import { asking, ordering } from '../server/run/programs.js';

const files = {
  'ask.py': asking.python,
  'order.py': ordering.python,
  'throws.py': 'price = 1\nraise ValueError(f"no price but {price}")\n',
  'loops.py': 'print("begun")\nwhile True: pass\n',
  'frame.py': `
from ib_async import *

ib = IB()
ib.connect('127.0.0.1', 7497, clientId=1)
bars = ib.reqHistoricalData(
    Forex('EURUSD'), endDateTime='', durationStr='2 D',
    barSizeSetting='1 hour', whatToShow='MIDPOINT', useRTH=True)
df = util.df(bars)
print(list(df.columns[:5]), len(df) == len(bars) > 0)
ib.disconnect()
`,
  'reads.py': 'import sys\nprint(open(sys.argv[1]).read())\n',
};
const cwd = mkdtempSync(join(tmpdir(), 'ibs-run-'));

/** A Python program behind all walls. */
async function run(...args: readonly string[]) {
  needs('bwrap');
  return ibsRun(args, { cwd, files, python: needs('python') });
}

test('ib_async connects, asks, and its answer is printed', async () => {
  const { exit, out, err } = await run('ask.py');
  expect([exit, out]).toEqual([0, `${MOMENT}\n`]);
  expect(err).toMatch(/\ncontained by bubblewrap: /);
  expect(err).toContain('→ reqCurrentTime\n');
});

test('ib_async has an order let through, and hears why another is refused', async () => {
  const small = await run('order.py', '--', '5');
  expect([small.exit, small.out]).toEqual([0, 'Submitted\n']);
  const large = await run('order.py', '--', '25');
  expect(large.exit).toBe(0);
  expect(large.out).toMatch(/quantity: 25 shares where 10 are allowed.*\nCancelled\n$/);
  expect(large.err).toMatch(
    /\n {2}refused order \d+, BUY 25 AAPL: quantity: 25 shares where 10 are allowed\n/,
  );
});

test('bars become a frame of pandas, as in the first example of ib_async', async () => {
  const { exit, out } = await run('frame.py');
  expect([exit, out]).toEqual([0, "['date', 'open', 'high', 'low', 'close'] True\n"]);
});

test('a Python program that fails, loops or reads what it must not ends with 1', async () => {
  const thrown = await run('throws.py');
  expect([thrown.exit, thrown.out]).toEqual([1, '']);
  expect(thrown.err).toMatch(/throws\.py", line 2[\s\S]*ValueError: no price but 1/);
  const endless = await run('loops.py', '--timeout', '300ms');
  expect([endless.exit, endless.out]).toEqual([1, 'begun\n']);
  const curious = await run('reads.py', '--', join(cwd, 'ask.py'));
  expect([curious.exit, curious.out]).toEqual([1, '']);
  expect(curious.err).toContain('FileNotFoundError');
});

test('without bubblewrap a Python program runs once a person has said so', async () => {
  const given = { cwd, files, python: needs('python'), env: { PATH: pathWithoutWalls() } };
  expect(await ibsRun(['ask.py'], given)).toMatchObject({ exit: 3, out: '' });
  const { exit, out, err } = await ibsRun(['ask.py', '--allow-reduced-isolation'], given);
  expect([exit, out]).toEqual([0, `${MOMENT}\n`]);
  expect(err).toContain('\nIsolation is reduced: ');
});
