import type { Gateway } from '../../../../harness/gateway/create.js';
import type { Values } from '../../../../harness/wire/layout.js';
import { reqHistoricalData } from '../../../../harness/wire/requests/history.js';
import { connectClient, type TestClient } from '../client.js';

type Request = NonNullable<typeof reqHistoricalData.shape>;

const apple = {
  conId: undefined,
  symbol: 'AAPL',
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
  includeExpired: false,
} as const;

const oneDayOfMinutes: Omit<Values<Request>, 'reqId'> = {
  ...apple,
  endDateTime: '',
  barSizeSetting: '1 min',
  durationStr: '1 D',
  useRTH: true,
  whatToShow: 'TRADES',
  formatDate: 1,
  comboLegs: [],
  keepUpToDate: false,
  chartOptions: '',
};

/** A client that asks for bars of AAPL, a day of minutes unless a request says otherwise. */
export interface HistoryClient extends TestClient {
  ask(reqId: number, changes?: Partial<Values<Request>>): Promise<void>;
  /** Codes of the errors that a request got. */
  codes(reqId: number): number[];
  /** The text of the last error that a request got. */
  errorText(reqId: number): string | undefined;
  /** The bars that a request got, or those that updates brought. */
  bars(reqId: number): readonly Readonly<Record<string, unknown>>[];
  updates(reqId: number): readonly Readonly<Record<string, unknown>>[];
}

export async function connectHistory(
  gateway: Gateway,
  options: { readonly clientId?: number; readonly max?: number } = {},
): Promise<HistoryClient> {
  const client = await connectClient(gateway, options);
  const about = (name: string, reqId: number) =>
    client.named(name).filter((texts) => texts['reqId'] === String(reqId));
  return Object.assign(client, {
    async ask(reqId: number, changes: Partial<Values<Request>> = {}) {
      client.send(reqHistoricalData, { ...oneDayOfMinutes, ...changes, reqId });
      await client.settle();
    },
    codes: (reqId: number) => about('errMsg', reqId).map(({ errorCode }) => Number(errorCode)),
    errorText: (reqId: number) =>
      about('errMsg', reqId)
        .map(({ errorMsg }) => String(errorMsg))
        .at(-1),
    bars: (reqId: number) =>
      about('historicalData', reqId).flatMap(({ bars }) => (typeof bars === 'object' ? bars : [])),
    updates: (reqId: number) => about('historicalDataUpdate', reqId),
  });
}
