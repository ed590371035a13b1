/** Every order type that TWS knows: how it spells it, and what else it takes for the name. */
const ROWS: readonly (readonly [name: string, ...others: string[]])[] = [
  ['MKT', 'MARKET'],
  ['LMT', 'LIMIT'],
  ['STP', 'STOP'],
  ['STP LMT', 'STOP LIMIT'],
  ['TRAIL', 'TRAILING STOP'],
  ['TRAIL LIMIT', 'TRAIL LMT'],
  ['MIT'],
  ['LIT'],
  ['MTL', 'MKT TO LMT'],
  ['MOC', 'MKT CLS'],
  ['LOC', 'LMT CLS'],
  ['MOO'],
  ['LOO'],
  ['REL', 'RELATIVE', 'PEG PRIM'],
  ['PASSV REL'],
  ['MIDPRICE', 'MIDPX'],
  ['PEG MID', 'PEG MIDPT'],
  ['PEG BEST'],
  ['PEG BENCH'],
  ['PEG MKT'],
  ['PEG STK'],
  ['PEG SURF'],
  ['FIX PEGGED'],
  ['SNAP MID', 'SNAP MIDPT'],
  ['SNAP MKT'],
  ['SNAP PRIM', 'SNAP PRI', 'SNAP REL'],
  ['MKT PRT'],
  ['STP PRT'],
  ['TRAIL LIT'],
  ['TRAIL MIT'],
  ['LMT + MKT'],
  ['REL + LMT'],
  ['REL + MKT'],
  ['TRAIL LMT + MKT'],
  ['TRAIL REL + MKT'],
  ['BOX TOP'],
  ['FUNARI'],
  ['QUOTE'],
  ['VOL'],
  ['VWAP'],
  ['PPV'],
  ['PDV'],
  ['PMV'],
  ['PSV'],
];

/** As TWS spells them. */
export const orderTypeNames: readonly string[] = ROWS.map(([name]) => name);

const known: ReadonlyMap<string, string> = new Map(
  ROWS.flatMap(([name, ...others]) => [name, ...others].map((spelling) => [bare(spelling), name] as const)),
);

/** These bring fields of their own, so that who reads the name otherwise reads another order. */
const OPENS_FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['PEG BENCH', ['PEG BENCH', 'PEGBENCH']],
  ['PEG BEST', ['PEG BEST', 'PEGBEST']],
  ['PEG MID', ['PEG MID', 'PEGMID']],
]);

/** An order type as TWS spells it, whatever the client's spelling; undefined for what is not plainly one. */
export function orderTypeOf(text: string): string | undefined {
  const name = known.get(bare(text));
  if (name === undefined) return undefined;
  const exact = OPENS_FIELDS.get(name);
  return exact === undefined || exact.includes(text) ? name : undefined;
}

function bare(text: string): string {
  return text.replaceAll(' ', '').toUpperCase();
}
