import type { SecType } from '../../../trading/instruments/instrument.js';

/** What IB says of every kind of contract: how an order may be priced, last and be attached to others. */
const EVERYWHERE = [
  ...[
    'ACTIVETIM',
    'AD',
    'ADJUST',
    'ALERT',
    'ALLOC',
    'AVGCOST',
    'BASKET',
    'COND',
    'CONDORDER',
    'DAY',
    'DEACT',
  ],
  ...[
    'DEACTDIS',
    'DEACTEOD',
    'GAT',
    'GTC',
    'GTD',
    'GTT',
    'HID',
    'IOC',
    'LIT',
    'LMT',
    'MIT',
    'MKT',
    'NONALGO',
  ],
  ...['OCA', 'SCALE', 'SCALERST', 'STP', 'STPLMT', 'TRAIL', 'TRAILLIT', 'TRAILLMT', 'TRAILMIT', 'WHATIF'],
];

const SNAPPING = ['MTL', 'NGCOMB', 'SNAPMID', 'SNAPMKT', 'SNAPREL'];
const RELATIVE = ['REL', 'RELPCTOFS'];

const STOCK = [
  ...SNAPPING,
  ...RELATIVE,
  ...['ADDONT', 'ALGO', 'AON', 'BENCHPX', 'CASHQTY', 'DARKONLY', 'DARKPOLL', 'DIS', 'DUR', 'FOK', 'IBKRATS'],
  ...['ICE', 'IMB', 'LOC', 'MIDPX', 'MOC', 'NODARK', 'OPG', 'OPGREROUT', 'PEGBENCH', 'PEGMID', 'POSTATS'],
  ...[
    'POSTONLY',
    'PREOPGRTH',
    'PRICECHK',
    'REL2MID',
    'RPI',
    'RTH',
    'SCALEODD',
    'SIZECHK',
    'SMARTSTG',
    'SWEEP',
  ],
];
const OPTION = [
  ...SNAPPING,
  ...RELATIVE,
  ...['ALGO', 'AON', 'DIS', 'FOK', 'ICE', 'OPENCLOSE', 'PAON', 'PEGMIDVOL', 'PEGMKTVOL', 'PEGPRMVOL'],
  ...['PEGSRFVOL', 'POSTONLY', 'PRICECHK', 'RELSTK', 'SIZECHK', 'SMARTSTG', 'VOLAT'],
];
const FUTURE = [...SNAPPING, 'ALGO', 'BENCHPX', 'ICE', 'LTH', 'PEGBENCH', 'SIZECHK'];

const ORDER_TYPES: Readonly<Record<SecType | 'BAG', string>> = {
  STK: listOf(EVERYWHERE, STOCK),
  OPT: listOf(EVERYWHERE, OPTION),
  FUT: listOf(EVERYWHERE, FUTURE),
  FOP: listOf(EVERYWHERE, [...SNAPPING, 'LTH', 'VOLAT']),
  CASH: listOf(EVERYWHERE, [...RELATIVE, 'ALGO', 'CASHQTY']),
  CMDTY: listOf(EVERYWHERE, [...RELATIVE, 'ALGO', 'CASHQTY']),
  CRYPTO: 'ACTIVETIM,ALERT,ALLOC,CASHQTY,COND,CONDORDER,DAY,GTC,GTT,IOC,LMT,MKT,NONALGO,WHATIF',
  CFD: listOf(EVERYWHERE, [...RELATIVE, 'ALGO', 'CASHQTY', 'LOC', 'MOC', 'MTL', 'OPG', 'PEGBENCH', 'RTH']),
  BOND: 'ACTIVETIM,AD,ALERT,ALLOC,AON,AVGCOST,BASKET,COND,CONDORDER,DAY,GTC,GTD,HID,IOC,LMT,MKT,NONALGO,WHATIF',
  // Nobody trades an index: it can be watched.
  IND: 'ALERT,COND,CONDORDER',
  BAG: listOf(EVERYWHERE, ['ALGO', 'NGCOMB', 'RELPCTOFS', 'SMARTSTG']),
};

/** The `orderTypes` of contract details, in IB's alphabetical order. */
export function orderTypesOf(secType: SecType | 'BAG'): string {
  return ORDER_TYPES[secType];
}

function listOf(...lists: readonly (readonly string[])[]): string {
  return [...new Set(lists.flat())].sort().join(',');
}
