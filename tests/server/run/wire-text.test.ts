import { expect, test } from 'vitest';
import type { Crossing } from '../../../harness/guard/transcript/transcript.js';
import { keepWire } from '../../../server/run/wire.js';
import { wireText } from '../../../server/run/wire-text.js';

function crossing(seq: number, name: string, direction: Crossing['direction'] = 'reply'): Crossing {
  const body = Buffer.alloc(10);
  return { seq, at: 1000 + seq, direction, passage: 'forwarded', name, message: undefined, body };
}

function wireOf(names: readonly string[], direction?: Crossing['direction']) {
  const { wire, listenerFor } = keepWire();
  const { crossed } = listenerFor('#1');
  names.forEach((name, index) => {
    crossed?.(crossing(index, name, direction));
  });
  return wire();
}

test('a row of replies of one kind is shortened', () => {
  const [, ...lines] = wireText(wireOf(['position', ...Array(5).fill('tick'), 'end']));
  expect(lines).toEqual([
    '       0 ms ← position',
    '       1 ms ← tick',
    '       2 ms ← tick',
    '            … 3 more of it',
    '       6 ms ← end',
  ]);
});

test('requests and errors are shown one by one', () => {
  expect(wireText(wireOf(Array(5).fill('reqIds'), 'request'))).toHaveLength(6);
  expect(wireText(wireOf(Array(5).fill('errMsg')))).toHaveLength(6);
});

test('of a long talk the middle is left out', () => {
  const lines = wireText(wireOf(Array.from({ length: 100 }, (_, index) => `ask ${index}`)));
  expect(lines).toHaveLength(1 + 40 + 1 + 20);
  expect(lines[40]).toContain('ask 39');
  expect(lines[41]).toBe('  … 40 more; --transcript FILE keeps every one …');
  expect(lines[42]).toContain('ask 80');
});

test('several connections are told apart', () => {
  const { wire, listenerFor } = keepWire();
  listenerFor('#1').crossed?.(crossing(0, 'one'));
  listenerFor('#2').crossed?.(crossing(1, 'two'));
  expect(wireText(wire())).toEqual([expect.any(String), '  #1      0 ms ← one', '  #2      1 ms ← two']);
});

test('a program that floods the wire does not fill the memory', () => {
  const { first, last, left } = wireOf(Array.from({ length: 10_000 }, (_, index) => `ask ${index}`));
  expect([first.length, last.length, left]).toEqual([2000, 2000, 6000]);
  const [end] = last.slice(-1);
  expect(end).toMatchObject({ crossing: { name: 'ask 9999' } });
});
