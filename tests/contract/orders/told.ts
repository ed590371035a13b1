/** Names and order of what each callback of IB's own EWrapper carries: both clients keep to them. */
const CARRIED = {
  openOrder: ['orderId', 'contract', 'order', 'orderState'],
  openOrderEnd: [],
  orderStatus: [
    ...['orderId', 'status', 'filled', 'remaining', 'avgFillPrice', 'permId', 'parentId', 'lastFillPrice'],
    ...['clientId', 'whyHeld', 'mktCapPrice'],
  ],
  execDetails: ['reqId', 'contract', 'execution'],
  execDetailsEnd: ['reqId'],
  commissionReport: ['report'],
  completedOrder: ['contract', 'order', 'orderState'],
  completedOrdersEnd: [],
  error: ['id', 'code', 'text'],
  nextValidId: ['orderId'],
  position: ['account', 'contract', 'position', 'avgCost'],
  positionEnd: [],
  positionMulti: ['reqId', 'account', 'modelCode', 'contract', 'position', 'avgCost'],
  positionMultiEnd: ['reqId'],
  updatePortfolio: [
    ...['contract', 'position', 'marketPrice', 'marketValue', 'averageCost', 'unrealizedPNL', 'realizedPNL'],
    'account',
  ],
  updateAccountValue: ['key', 'value', 'currency', 'account'],
  accountDownloadEnd: ['account'],
  accountUpdateMulti: ['reqId', 'account', 'modelCode', 'key', 'value', 'currency'],
  accountUpdateMultiEnd: ['reqId'],
  accountSummary: ['reqId', 'account', 'tag', 'value', 'currency'],
  accountSummaryEnd: ['reqId'],
  pnl: ['reqId', 'dailyPnL', 'unrealizedPnL', 'realizedPnL'],
  pnlSingle: ['reqId', 'position', 'dailyPnL', 'unrealizedPnL', 'realizedPnL', 'value'],
  // Of data, only that there is some.
  tickSize: ['reqId'],
  tickByTickBidAsk: ['reqId'],
  updateMktDepthL2: ['reqId'],
  realtimeBar: ['reqId'],
  historicalDataUpdate: ['reqId'],
  connectionClosed: [],
} as const;

export type ToldName = keyof typeof CARRIED;
export const TOLD_NAMES = Object.keys(CARRIED);

/** What a client was told, as the client itself understood it: plain data, the same from every client. */
export interface Told {
  readonly name: ToldName;
  readonly reqId: number;
  readonly orderId: number;
  readonly id: number;
  readonly code: number;
  readonly text: string;
  readonly status: string;
  readonly filled: number;
  readonly remaining: number;
  readonly avgFillPrice: number;
  readonly permId: number;
  readonly parentId: number;
  readonly clientId: number;
  readonly whyHeld: string;
  readonly contract: ToldContract;
  readonly order: ToldOrder;
  readonly orderState: ToldState;
  readonly execution: ToldExecution;
  readonly report?: ToldReport;
  readonly account: string;
  readonly position: number;
  readonly avgCost: number;
  readonly marketPrice: number;
  readonly marketValue: number;
  readonly averageCost: number;
  readonly unrealizedPNL: number;
  readonly realizedPNL: number;
  readonly key: string;
  readonly tag: string;
  readonly value: string | number;
  readonly currency: string;
  readonly dailyPnL: number;
  readonly unrealizedPnL: number;
  readonly realizedPnL: number;
}

export interface ToldContract {
  readonly conId: number;
  readonly symbol: string;
  readonly secType: string;
  readonly localSymbol: string;
}

export interface ToldOrder {
  readonly permId: number;
  readonly clientId: number;
  readonly action: string;
  readonly orderType: string;
  readonly totalQuantity: number;
  readonly lmtPrice: number;
  readonly auxPrice: number;
  readonly tif: string;
  readonly account: string;
  readonly orderRef: string;
  readonly whatIf: boolean;
  readonly filledQuantity: number;
  readonly conditions: readonly object[];
}

export interface ToldState {
  readonly status: string;
  readonly initMarginBefore: string;
  readonly initMarginChange: string;
  readonly initMarginAfter: string;
  readonly maintMarginAfter: string;
  readonly equityWithLoanAfter: string;
  readonly commission: number;
  readonly completedStatus: string;
  readonly completedTime: string;
}

export interface ToldExecution {
  readonly orderId: number;
  readonly clientId: number;
  readonly permId: number;
  readonly execId: string;
  readonly side: string;
  readonly shares: number;
  readonly price: number;
  readonly cumQty: number;
  readonly avgPrice: number;
  readonly orderRef: string;
  readonly acctNumber: string;
  readonly lastLiquidity: number;
}

export interface ToldReport {
  readonly execId: string;
  readonly commission: number;
  readonly currency: string;
  /** Some clients have nothing, some IB's largest number, where nothing was closed. */
  readonly realizedPNL?: number;
}

export function isTold(name: string): name is ToldName {
  return name in CARRIED;
}

/** By name, and plain: a copy, for the client's own objects go on changing. */
export function toldOf(name: ToldName, values: readonly unknown[]): Told {
  const pairs = CARRIED[name].map((key, index) => [key, values[index]]);
  return JSON.parse(JSON.stringify({ name, ...Object.fromEntries(pairs) }));
}

/** Not the largest number, which IB sends where there is none. */
export function isSet(value: number | undefined): value is number {
  return value !== undefined && value !== Number.MAX_VALUE;
}
