import { encode } from '../../wire/encode.js';
import { writeHello } from '../../wire/handshake.js';
import type { Layout } from '../../wire/layout.js';
import { reqHistoricalData } from '../../wire/requests/history.js';
import { reqTickByTickData } from '../../wire/requests/market-data.js';
import { reqCurrentTime, startApi } from '../../wire/requests/session.js';
import { openRawClient, type RawClient } from './raw-client.js';

export const VERSION = 178;
/** Managed accounts, the next valid id, and eight notices. */
const GREETING_FRAMES = 10;

export const SYMBOLS = [
  'AAPL MSFT NVDA AMZN GOOGL META TSLA AVGO AMD INTC CSCO NFLX ADBE COST QCOM TXN MU AMAT SBUX PEP PYPL',
  'PLTR COIN IBM GE F GM BA CAT DIS JPM BAC C WFC GS MS',
].flatMap((line) => line.split(' '));

/** A client that has started the API and got its next valid id. */
export async function openSession(port: number, clientId = 1): Promise<RawClient> {
  const client = await openRawClient(port);
  client.socket.write(writeHello({ min: 100, max: VERSION, options: '' }));
  await client.until(1);
  client.send(encode(startApi, VERSION, { clientId, optionalCapabilities: '' }));
  await client.until(1 + GREETING_FRAMES);
  return client;
}

const stock = (turn: number) => ({
  reqId: turn + 1,
  conId: undefined,
  symbol: SYMBOLS[turn % SYMBOLS.length],
  secType: 'STK',
  lastTradeDateOrContractMonth: '',
  strike: undefined,
  right: '',
  multiplier: '',
  exchange: 'SMART',
  primaryExchange: '',
  currency: 'USD',
  localSymbol: '',
  tradingClass: '',
});

const request = <Shape extends object>(layout: Layout<Shape>, values: Parameters<typeof encode<Shape>>[2]) =>
  encode(layout, VERSION, values);

export const REQUEST_TIME = request(reqCurrentTime, {});

const history = (turn: number, durationStr: string, barSizeSetting: string) =>
  request(reqHistoricalData, {
    ...stock(turn),
    includeExpired: false,
    endDateTime: '',
    barSizeSetting,
    durationStr,
    useRTH: true,
    whatToShow: 'TRADES',
    formatDate: 1,
    keepUpToDate: false,
    chartOptions: '',
  });

export const dailyBars = (turn: number) => history(turn, '1 Y', '1 day');
export const minuteBars = (turn: number) => history(turn, '1 D', '1 min');

export const tickByTick = (_symbol: string, at: number) =>
  request(reqTickByTickData, { ...stock(at), tickType: 'BidAsk', numberOfTicks: 0, ignoreSize: false });
