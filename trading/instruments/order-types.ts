import type { SecType } from './instrument.js';

/** What contract details list in `orderTypes` for one kind of security: order types, times in force, features. */
export function orderTypesOf(secType: SecType | 'BAG'): string {
  return TEXTS[secType];
}

/** Taken for everything that can be ordered at all, but for crypto. */
const ANYWHERE = [
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
const SNAP = ['SNAPMID', 'SNAPMKT', 'SNAPREL'];
const RELATIVE = ['REL', 'RELPCTOFS'];

const TEXTS: Readonly<Record<SecType | 'BAG', string>> = {
  STK: text(ANYWHERE, SNAP, RELATIVE, [
    ...[
      'ADDONT',
      'ALGO',
      'AON',
      'BENCHPX',
      'CASHQTY',
      'DARKONLY',
      'DARKPOLL',
      'DIS',
      'DUR',
      'IBKRATS',
      'ICE',
    ],
    ...['IMB', 'LOC', 'MIDPX', 'MOC', 'MTL', 'NGCOMB', 'NODARK', 'OPG', 'OPGREROUT', 'PEGBENCH', 'PEGMID'],
    ...['POSTATS', 'POSTONLY', 'PREOPGRTH', 'PRICECHK', 'REL2MID', 'RPI', 'RTH', 'SCALEODD', 'SIZECHK'],
    ...['SMARTSTG', 'SWEEP'],
  ]),
  OPT: text(ANYWHERE, SNAP, RELATIVE, [
    ...[
      'ALGO',
      'AON',
      'DIS',
      'FOK',
      'ICE',
      'MTL',
      'NGCOMB',
      'OPENCLOSE',
      'PEGMIDVOL',
      'PEGMKTVOL',
      'PEGPRMVOL',
    ],
    ...['PEGSRFVOL', 'PRICEIMP', 'RELSTK', 'SIZEPRIO', 'VOLAT'],
  ]),
  FUT: text(ANYWHERE, SNAP, ['ALGO', 'BENCHPX', 'ICE', 'LTH', 'MTL', 'NGCOMB', 'PEGBENCH']),
  FOP: text(ANYWHERE, SNAP, ['FOK', 'ICE', 'MTL', 'NGCOMB', 'OPENCLOSE', 'VOLAT']),
  CASH: text(ANYWHERE, RELATIVE, ['ALGO', 'CASHQTY']),
  CFD: text(ANYWHERE, SNAP, RELATIVE, ['ALGO', 'BENCHPX', 'CASHQTY', 'ICE', 'LOC', 'MOC', 'MTL', 'PEGBENCH']),
  BOND: text(ANYWHERE, SNAP, ['NGCOMB']),
  BAG: text(ANYWHERE, ['FOK', 'NGCOMB', 'OPENCLOSE', 'REL']),
  CRYPTO: text([
    'ALERT',
    'ALLOC',
    'AVGCOST',
    'BASKET',
    'CASHQTY',
    'DAY',
    'GTC',
    'GTD',
    'IOC',
    'LMT',
    'MKT',
    'WHATIF',
  ]),
  // Nobody can order an index.
  IND: '',
};

function text(...codes: readonly string[][]): string {
  return codes.flat().sort().join(',');
}
