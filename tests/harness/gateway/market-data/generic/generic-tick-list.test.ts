import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  readGenericTickList,
  type TickListSecType,
} from '../../../../../harness/gateway/market-data/generic/generic-tick-list.js';

const idsOf = (list: string, secType: TickListSecType = 'STK') => {
  const read = readGenericTickList(list, secType);
  return read.ok ? read.ids : undefined;
};

test.each([
  ['', []],
  ['233', [233]],
  [' 233 , 236,,', [233, 236]],
  ['104,100', [104, 100]],
  // Older numbers go today under others.
  ['221,220,47,59', [232, 221, 258, 456]],
  ['233,233', [233]],
  ['mdoff,292:BRFG+DJNL', [292]],
])('%j asks a stock for %j', (list, ids) => {
  expect(idsOf(list)).toEqual(ids);
});

test.each(['999', 'abc', '-233', '233;236', '292:', '512', 'mdoff', '162', '2.5'])(
  '%j is no list for a stock',
  (list) => {
    expect(idsOf(list)).toBeUndefined();
  },
);

test('what a kind of security has decides what it may be asked for', () => {
  expect([idsOf('162', 'IND'), idsOf('456', 'CASH'), idsOf('595', 'IND'), idsOf('595', 'CRYPTO')]).toEqual([
    [162],
    undefined,
    undefined,
    [595],
  ]);
});

test('mdoff asks for nothing but the generic ticks', () => {
  const [quiet, usual] = [readGenericTickList('MDOFF,233', 'STK'), readGenericTickList('233', 'STK')];
  expect([quiet, usual]).toMatchObject([{ quiet: true }, { quiet: false }]);
});

test('a refusal names the list, the kind of security and every legal tick, as TWS does', () => {
  const refused = readGenericTickList('233,999', 'STK');
  const cause = refused.ok ? '' : refused.cause;
  expect(cause).toMatch(
    /^Incorrect generic tick list of 233,999\. {2}Legal ones for \(STK\) are: 100\(Option Volume\),/,
  );
  expect(cause).toContain(
    '165(Misc. Stats),221/220(Creditman Mark Price),225(Auction),232/221(Pl Price),233(RTVolume)',
  );
  const legal = [...cause.matchAll(/(\d+)(?:\/\d+)?\(/g)].map(([, id]) => id ?? '');
  expect(legal.length).toBeGreaterThan(25);
  expect(legal.filter((id) => id !== '221' && idsOf(id)?.join() !== id)).toEqual([]);
});

test("what is listed is what is taken, under today's number and under the older one, and 104 besides", () => {
  for (const secType of ['STK', 'IND', 'CASH', 'CRYPTO', 'BAG'] as const) {
    const refused = readGenericTickList('999', secType);
    const listed = refused.ok ? '' : refused.cause;
    const numbers = [...listed.matchAll(/(\d+)(?:\/(\d+))?\(/g)].flatMap(([, id, older]) => [
      id,
      older ?? id,
    ]);
    const taken = Array.from({ length: 1000 }, (_, id) => String(id)).filter((id) => idsOf(id, secType));
    expect(taken.filter((id) => !numbers.includes(id))).toEqual(['104']);
    expect(numbers.filter((id) => id === undefined || !taken.includes(id))).toEqual([]);
  }
});

test('any text is either a list or refused with itself', () => {
  fc.assert(
    fc.property(fc.string(), (list) => {
      const read = readGenericTickList(list, 'STK');
      return read.ok ? read.ids.every(Number.isInteger) : read.cause.includes(list);
    }),
  );
});
