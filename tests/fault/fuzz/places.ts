import { reqHistoricalData } from '../../../harness/wire/requests/history.js';
import { reqMktData, reqMktDepth, reqTickByTickData } from '../../../harness/wire/requests/market-data.js';
import { reqScannerSubscription } from '../../../harness/wire/requests/reference.js';
import { connectTcp } from './tcp-client.js';

/** How many places a gateway has free, of those that all clients share. */
export interface FreePlaces {
  readonly marketData: number;
  readonly depth: number;
  readonly tickByTick: number;
  readonly historical: number;
  readonly scanners: number;
}

const CLIENT_ID = 2_000_000_000;
/** One more than there are of the most. */
const TRIES = 101;
const SYMBOLS = ['AAPL', 'MSFT', 'NVDA', 'AMZN', 'META', 'TSLA', 'AMD', 'INTC', 'CSCO', 'NFLX'];

/** One more than may be open at once. */
const SCANS = 11;
/** What nobody has to know the past for. */
const HALTS = { numberOfRows: 1, instrument: 'STK', locationCode: 'STK.BATS', scanCode: 'HALTED' };

/** Takes all of them, and leaves. */
export async function freePlaces(port: number): Promise<FreePlaces> {
  const client = await connectTcp(port, CLIENT_ID);
  const granted = async (refusal: string, tries: number, ask: (reqId: number) => void) => {
    const before = client.messages.length;
    for (let reqId = 1; reqId <= tries; reqId += 1) ask(reqId);
    await client.answered();
    const refused = client.messages.slice(before).filter(({ texts }) => texts['errorCode'] === refusal);
    return tries - refused.length;
  };
  const stock = (at: number) => ({
    ...{ symbol: SYMBOLS[at % SYMBOLS.length] ?? '', secType: 'STK', exchange: 'SMART', currency: 'USD' },
  });
  const bars = { durationStr: '300 S', barSizeSetting: '1 min', whatToShow: 'TRADES', keepUpToDate: true };
  const places = {
    marketData: await granted('101', TRIES, (reqId) => client.send(reqMktData, { reqId, ...stock(reqId) })),
    depth: await granted('309', SYMBOLS.length, (reqId) =>
      client.send(reqMktDepth, { reqId, ...stock(reqId), numRows: 5, isSmartDepth: true }),
    ),
    tickByTick: await granted('10190', SYMBOLS.length, (reqId) =>
      client.send(reqTickByTickData, { reqId, ...stock(reqId), tickType: 'BidAsk', numberOfTicks: 0 }),
    ),
    historical: await granted('322', TRIES, (reqId) =>
      client.send(reqHistoricalData, { reqId, ...stock(0), ...bars, useRTH: false, formatDate: 1 }),
    ),
    scanners: await granted('322', SCANS, (reqId) =>
      client.send(reqScannerSubscription, { reqId, ...HALTS }),
    ),
  };
  client.end();
  return places;
}
