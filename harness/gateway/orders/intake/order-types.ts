/** Order types: what contract details must list in `orderTypes` for them, and what else TWS takes for the name. */
const ROWS = [
  ['MKT', 'MKT', 'MARKET'],
  ['LMT', 'LMT', 'LIMIT'],
  ['STP', 'STP', 'STOP'],
  ['STP LMT', 'STPLMT', 'STOP LIMIT'],
  ['TRAIL', 'TRAIL', 'TRAILING STOP'],
  ['TRAIL LIMIT', 'TRAILLMT', 'TRAILLMT'],
  ['MIT', 'MIT'],
  ['LIT', 'LIT'],
  ['MTL', 'MTL', 'MKT TO LMT'],
  ['MOC', 'MOC', 'MKT CLS'],
  ['LOC', 'LOC', 'LMT CLS'],
  ['REL', 'REL', 'RELATIVE', 'PEG PRIM'],
  ['MIDPRICE', 'MIDPX', 'MIDPX'],
  ['PEG MID', 'PEGMID', 'PEG MIDPT'],
  ['PEG BENCH', 'PEGBENCH'],
  ['SNAP MID', 'SNAPMID', 'SNAP MIDPT'],
  ['SNAP MKT', 'SNAPMKT'],
  ['SNAP PRIM', 'SNAPREL', 'SNAP PRI', 'SNAP REL'],
] as const;

export type OrderType = (typeof ROWS)[number][0];

export interface KnownOrderType {
  readonly name: OrderType;
  readonly token: string;
}

/** Types that TWS knows, and with which nothing can be traded here. */
const NOT_OFFERED: ReadonlySet<string> = new Set(
  [
    ...['PEG MKT', 'PEG BEST', 'PEG STK', 'PEG SURF', 'PASSV REL', 'FUNARI', 'QUOTE', 'BOX TOP', 'VOL'],
    ...['MKT PRT', 'STP PRT', 'TRAIL LIT', 'TRAIL MIT', 'LMT + MKT', 'REL + LMT', 'REL + MKT'],
  ].map(withoutBlanks),
);

const known: ReadonlyMap<string, KnownOrderType> = new Map(
  ROWS.flatMap(([name, token, ...others]) =>
    [name, ...others].flatMap((spelling) => [
      [spelling, { name, token }] as const,
      [withoutBlanks(spelling), { name, token }] as const,
    ]),
  ),
);

/** Reads it in any case, with blanks or without; `unknown` is a text that means nothing to TWS either. */
export function readOrderType(text: string): KnownOrderType | 'not-offered' | 'unknown' {
  const usual = known.get(text);
  if (usual) return usual;
  const spelling = withoutBlanks(text.toUpperCase());
  return known.get(spelling) ?? (NOT_OFFERED.has(spelling) ? 'not-offered' : 'unknown');
}

function withoutBlanks(text: string): string {
  return text.replaceAll(' ', '');
}
