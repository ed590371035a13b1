import { bool, double, id, int } from '../../../harness/wire/field-types.js';
import { integer, pick, type Random } from '../../../platform/random/random.js';

type Texts = Readonly<Record<string, string>>;

const apple = { conId: '265598', symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' };
/** Contracts that a gateway knows, so that requests get as far as they can before something odd is met. */
const contracts: readonly [Texts, ...Texts[]] = [
  apple,
  apple,
  apple,
  {
    conId: '0',
    symbol: 'MSFT',
    secType: 'STK',
    exchange: 'SMART',
    primaryExchange: 'NASDAQ',
    currency: 'USD',
  },
  { conId: '12087792', symbol: 'EUR', secType: 'CASH', exchange: 'IDEALPRO', currency: 'USD' },
  { symbol: 'ES', secType: 'FUT', exchange: 'CME', currency: 'USD', lastTradeDateOrContractMonth: '202603' },
  { symbol: 'ES', secType: 'CONTFUT', exchange: 'CME', currency: 'USD' },
  { symbol: 'BTC', secType: 'CRYPTO', exchange: 'PAXOS', currency: 'USD' },
  { symbol: 'SPX', secType: 'IND', exchange: 'CBOE', currency: 'USD' },
  {
    symbol: 'AAPL',
    secType: 'OPT',
    exchange: 'SMART',
    currency: 'USD',
    lastTradeDateOrContractMonth: '20260306',
    strike: '225',
    right: 'C',
    multiplier: '100',
  },
  { symbol: 'AAPL', secType: 'OPT', exchange: 'SMART', currency: 'USD', strike: '225' },
  { symbol: 'AAPL', secType: 'BAG', exchange: 'SMART', currency: 'USD' },
];

/** Beside these a value is seldom chosen. */
const rarely = ['', '', '', '', '', '', '', ''] as const;

/** What the fields of requests may say, where the type alone does not tell; little that takes long to answer. */
const byName: Readonly<Record<string, readonly [string, ...string[]]>> = {
  conId: ['265598', '272093', '12087792', '0', ''],
  account: ['DU1234567', ''],
  acctCode: ['DU1234567', '', 'All'],
  action: ['BUY', 'SELL', 'SSHORT'],
  algoStrategy: [...rarely, 'Adaptive', 'Vwap', 'Twap'],
  barSize: ['5'],
  barSizeSetting: ['1 min', '1 day', '5 secs', '1 hour', '1 W', '30 mins', '1 secs'],
  conjunction: ['a', 'o'],
  deltaNeutralOrderType: [...rarely, 'None', 'MKT'],
  durationStr: ['1 D', '1 D', '300 S', '2 D', '1 W', '60 S', '1800 S'],
  endDateTime: ['', '20260302-15:00:00', '20260302 10:00:00 US/Eastern', '20260301 10:00:00'],
  faGroup: [...rarely, ...rarely, 'All'],
  faDataType: ['1', '2', '3'],
  genericTickList: ['', '233', '100,101,104,106,165,221,225,233,236,256,318,375,411,456', 'mdoff,292'],
  groupName: ['All', 'DU1234567'],
  hasDeltaNeutralContract: ['0', ...rarely, '1'],
  hedgeType: [...rarely, ...rarely, 'D', 'P'],
  instrument: ['STK', 'FUT.US', 'IND.US'],
  keepUpToDate: ['0', '0', '1'],
  locationCode: ['STK.US.MAJOR', 'STK.US', 'FUT.CME'],
  manualOrderTime: [...rarely, '20260303-15:00:00'],
  marketDataType: ['1', '2', '3', '4'],
  marketRuleId: ['26', '239', '32'],
  numberOfTicks: ['0', '1', '100', '1000'],
  numRows: ['1', '5', '20'],
  ocaGroup: [...rarely, 'group'],
  openClose: [''],
  orderRef: ['', 'mine'],
  orderType: [
    'LMT',
    'LMT',
    'LMT',
    'LMT',
    'LMT',
    'MKT',
    'MKT',
    'MKT',
    'MKT',
    'STP',
    'TRAIL',
    'STP',
    'STP LMT',
    'TRAIL',
    'TRAIL LIMIT',
    'MIT',
    'MOC',
    'MIDPRICE',
    'PEG MID',
    'PEG BENCH',
    'REL',
  ],
  pattern: ['AAPL', 'A', 'apple', ''],
  providerCode: ['BRFG', 'DJNL'],
  providerCodes: ['BRFG+DJNL', 'BRFG'],
  reportType: ['ReportSnapshot', 'CalendarReport'],
  scanCode: ['TOP_PERC_GAIN', 'MOST_ACTIVE', 'HOT_BY_VOLUME'],
  scalePriceIncrement: [...rarely, '0.25'],
  startDateTime: ['20260302-14:30:00', '', '20260302 10:00:00 US/Eastern'],
  tags: ['NetLiquidation,BuyingPower', '$LEDGER:ALL', '$LEDGER'],
  tickType: ['Last', 'AllLast', 'BidAsk', 'MidPoint'],
  tif: ['DAY', 'DAY', 'GTC', 'GTC', 'IOC', 'FOK', 'GTD', 'OPG', ''],
  timePeriod: ['1 day', '1 day', '100 S', '3 hours'],
  lmtPrice: ['150', '225.5', '300', '1.25'],
  auxPrice: ['', '0', '1', '225.5'],
  totalQuantity: ['1', '10', '10', '100', '100', '0.5'],
  transmit: ['1', '1', '1', '1', '0'],
  triggerMethod: ['0', '', '7'],
  type: ['1', '3', '4', '5', '6', '7'],
  underlyingConId: ['265598', '756733'],
  underlyingSecType: ['STK'],
  underlyingSymbol: ['AAPL', 'SPY', 'ES'],
  useRTH: ['1', '0'],
  whatIf: ['0', ...rarely, '1'],
  whatToShow: [
    'TRADES',
    'MIDPOINT',
    'BID',
    'ASK',
    'BID_ASK',
    'SCHEDULE',
    'ADJUSTED_LAST',
    'HISTORICAL_VOLATILITY',
  ],
};

/** Few, so that requests meet their own cancels. */
const MOST_REQUESTS = 20;
/** Nearly all fields of an order are left alone by nearly everybody. */
const SET = 0.02;
const NEW_ORDER = 0.6;

/** What one client would ask. */
export interface Plausible {
  /** A value for each field of one request: all of them are about the same contract. */
  fields(): (name: string, type: unknown) => string;
  /** How many rows of a kind a request has, by what has been said before them. */
  rows(name: string, before: { readonly [name: string]: unknown }): number;
}

export function plausibleClient(random: Random): Plausible {
  let lastOrder = 0;
  const orderId = () => {
    if (lastOrder > 0 && random.next() > NEW_ORDER) return integer(random, 1, lastOrder);
    lastOrder += 1;
    return lastOrder;
  };
  return {
    fields() {
      const contract = pick(random, contracts);
      return (name, type) => {
        if (name === 'reqId') return String(integer(random, 1, MOST_REQUESTS));
        if (name === 'orderId') return String(orderId());
        const known = contract[name] ?? (name in contracts[0] ? '' : undefined);
        if (known !== undefined) return known;
        const choice = byName[name];
        if (choice) return pick(random, choice);
        const isSet = random.next() < SET;
        if (name === 'parentId') return isSet ? String(integer(random, 1, Math.max(1, lastOrder))) : '0';
        if (type === bool) return isSet ? '1' : '0';
        if (isSet && type === double) return pick(random, ['0', '0.5', '150', '225.5']);
        if (isSet && (type === int || type === id)) return String(integer(random, 0, 100));
        return '';
      };
    },
    rows(name, before) {
      if (name === 'comboLegs') return before['secType'] === 'BAG' ? 2 : 0;
      return random.next() < SET ? integer(random, 1, 3) : 0;
    },
  };
}
