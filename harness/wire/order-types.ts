/** What stands in an order's lmtPrice: what the client wrote; what TWS makes of it as it goes; nothing that counts. */
type LimitPrice = 'kept' | 'moves' | 'unused';

/** Every order type that TWS has had: how it spells it, what becomes of its limit, and what else it takes for the name. */
const ROWS = [
  ['MKT', 'unused', 'MARKET'],
  ['LMT', 'kept', 'LIMIT'],
  ['STP', 'unused', 'STOP'],
  ['STP LMT', 'kept', 'STOP LIMIT'],
  ['TRAIL', 'moves', 'TRAILING STOP'],
  ['TRAIL LIMIT', 'moves', 'TRAIL LMT'],
  ['MIT', 'unused'],
  ['LIT', 'moves'],
  ['MTL', 'moves', 'MKT TO LMT'],
  ['MOC', 'unused', 'MKT CLS'],
  ['LOC', 'kept', 'LMT CLS'],
  ['MOO', 'unused'],
  ['LOO', 'kept'],
  ['REL', 'moves', 'RELATIVE', 'PEG PRIM'],
  ['PASSV REL', 'moves'],
  ['MIDPRICE', 'moves', 'MIDPX'],
  ['PEG MID', 'moves', 'PEG MIDPT'],
  ['PEG BEST', 'moves'],
  ['PEG BENCH', 'moves'],
  ['PEG MKT', 'moves'],
  ['PEG STK', 'moves'],
  ['PEG SURF', 'moves'],
  ['FIX PEGGED', 'unused'],
  ['SNAP MID', 'moves', 'SNAP MIDPT'],
  ['SNAP MKT', 'moves'],
  ['SNAP PRIM', 'moves', 'SNAP PRI', 'SNAP REL'],
  ['MKT PRT', 'unused'],
  ['STP PRT', 'unused'],
  ['TRAIL LIT', 'moves'],
  ['TRAIL MIT', 'moves'],
  ['LMT + MKT', 'kept'],
  ['REL + LMT', 'moves'],
  ['REL + MKT', 'moves'],
  ['TRAIL LMT + MKT', 'moves'],
  ['TRAIL REL + MKT', 'moves'],
  ['BOX TOP', 'moves'],
  ['FUNARI', 'unused'],
  ['QUOTE', 'unused'],
  ['VOL', 'moves'],
  ['VWAP', 'unused'],
  ['PPV', 'unused'],
  ['PDV', 'unused'],
  ['PMV', 'unused'],
  ['PSV', 'unused'],
] as const satisfies readonly (readonly [name: string, limit: LimitPrice, ...others: string[]])[];

export type OrderTypeName = (typeof ROWS)[number][0];

export interface OrderType {
  readonly name: OrderTypeName;
  readonly limit: LimitPrice;
}

/** As TWS spells them. */
export const orderTypeNames: readonly OrderTypeName[] = ROWS.map(([name]) => name);

/** These bring fields of their own, which no other spelling opens. */
export const openedBy = {
  'PEG BENCH': ['PEG BENCH', 'PEGBENCH'],
  'PEG BEST': ['PEG BEST', 'PEGBEST'],
  'PEG MID': ['PEG MID', 'PEGMID'],
} as const satisfies Readonly<Partial<Record<OrderTypeName, readonly string[]>>>;

const opening: Readonly<Partial<Record<OrderTypeName, readonly string[]>>> = openedBy;

const known: ReadonlyMap<string, OrderType> = new Map(
  ROWS.flatMap(([name, limit, ...others]) => {
    const type: OrderType = { name, limit };
    return [name, ...others].flatMap((spelling) => [
      [spelling, type] as const,
      [bare(spelling), type] as const,
    ]);
  }),
);

/** The type that a text means to TWS, in any case and with blanks or without. */
export function orderTypeNamed(text: string): OrderType | undefined {
  return known.get(text) ?? known.get(bare(text));
}

/** The same, but for who must be sure of it: a spelling that does not open the fields of its type names none. */
export function plainOrderType(text: string): OrderTypeName | undefined {
  const name = orderTypeNamed(text)?.name;
  const spellings = name && opening[name];
  return spellings === undefined || spellings.includes(text) ? name : undefined;
}

function bare(text: string): string {
  return text.replaceAll(' ', '').toUpperCase();
}
