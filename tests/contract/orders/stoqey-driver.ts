import {
  BarSizeSetting,
  type Contract,
  EventName,
  type ExecutionFilter,
  FADataType,
  IBApi,
  LogLevel,
  type Order,
  OrderType,
  type TickByTickDataType,
  WhatToShow,
} from '@stoqey/ib';
import type { DataRequests, Driver, PlainFilter, PlainOrder, Requests, TradingClient } from './driver.js';
import { stoqeyCondition } from './stoqey-conditions.js';
import { isTold, type Told, toldOf } from './told.js';

/** Unmodified clients of `@stoqey/ib`, but that they send as fast as they can. */
export function stoqeyDriver(): Driver {
  return { connect, close: () => Promise.resolve() };
}

async function connect(port: number, clientId: number): Promise<TradingClient> {
  const api = new IBApi({ host: '127.0.0.1', port, maxReqPerSec: 100_000 });
  let told: Told[] = [];
  // Without a listener of its own, Node throws what is emitted as an error.
  api.on(EventName.error, (error, code, id) => void told.push(toldOf('error', [id, code, error.message])));
  api.on(EventName.info, (text, code) => void told.push(toldOf('error', [-1, code, text])));
  api.on(EventName.disconnected, () => void told.push(toldOf('connectionClosed', [])));
  // The declared type of the values, strings, is not what they are.
  api.on(EventName.all, (name, values: readonly unknown[]) => {
    if (name !== EventName.error && isTold(name)) told.push(toldOf(name, values));
  });
  const settle = (): Promise<void> =>
    new Promise((resolve) => {
      api.once(EventName.currentTime, () => resolve());
      api.reqCurrentTime();
    });
  const started = new Promise<void>((resolve) => api.once(EventName.nextValidId, () => resolve()));
  api.connect(clientId);
  await started;
  await settle();
  told = [];
  return {
    requests: requestsOf(api),
    place: (orderId, contract, order) => void api.placeOrder(orderId, contract, orderOf(order)),
    cancel: (orderId) => void api.cancelOrder(orderId),
    settle,
    take() {
      const taken = told;
      told = [];
      return taken;
    },
    async close() {
      if (!api.isConnected) return;
      const gone = new Promise<void>((resolve) => api.once(EventName.disconnected, () => resolve()));
      api.disconnect();
      await gone;
    },
  };
}

/** Python sends an order on unless it is told not to; this client's own default says nothing, which is no. */
function orderOf({ conditions, ...fields }: PlainOrder): Order {
  const order: Order = { orderType: OrderType.None, transmit: true, ...fields };
  return Array.isArray(conditions) ? { ...order, conditions: conditions.map(stoqeyCondition) } : order;
}

function filterOf({ clientId, ...filter }: PlainFilter): ExecutionFilter {
  return clientId === undefined ? filter : { ...filter, clientId: String(clientId) };
}

function requestsOf(api: IBApi): Requests {
  let executions = 9000;
  const exercise = (reqId: number, contract: Contract, action: 1 | 2, quantity: number, account: string) =>
    void api.exerciseOptions(reqId, contract, action, quantity, account, 0);
  return {
    ...dataRequestsOf(api),
    reqIds: () => void api.reqIds(1),
    reqOpenOrders: () => void api.reqOpenOrders(),
    reqAllOpenOrders: () => void api.reqAllOpenOrders(),
    reqAutoOpenOrders: (bind) => void api.reqAutoOpenOrders(bind),
    reqCompletedOrders: () => void api.reqCompletedOrders(false),
    reqExecutions: (filter) => void api.reqExecutions(++executions, filterOf(filter)),
    reqGlobalCancel: () => void api.reqGlobalCancel(),
    reqPositions: () => void api.reqPositions(),
    cancelPositions: () => void api.cancelPositions(),
    reqPositionsMulti: (reqId, account) => void api.reqPositionsMulti(reqId, account, ''),
    reqAccountSummary: (reqId, group, tags) => void api.reqAccountSummary(reqId, group, tags),
    cancelAccountSummary: (reqId) => void api.cancelAccountSummary(reqId),
    reqAccountUpdates: (subscribe, account) => void api.reqAccountUpdates(subscribe, account),
    reqAccountUpdatesMulti: (reqId, account, ledger) =>
      void api.reqAccountUpdatesMulti(reqId, account, '', ledger),
    reqPnL: (reqId, account) => void api.reqPnL(reqId, account),
    reqPnLSingle: (reqId, account, conId) => void api.reqPnLSingle(reqId, account, '', conId),
    exerciseOptions: exercise,
    replaceFA: (reqId, xml) => void api.replaceFA(reqId, FADataType.GROUPS, xml),
    reqRegulatorySnapshot: (reqId, contract) => void api.reqMktData(reqId, contract, '', false, true),
    subscribeToGroupEvents: (reqId, group) => void api.subscribeToGroupEvents(reqId, group),
    updateDisplayGroup: (reqId, contractInfo) => void api.updateDisplayGroup(reqId, contractInfo),
    setServerLogLevel: () => void api.setServerLogLevel(LogLevel.DETAIL),
  };
}

function dataRequestsOf(api: IBApi): DataRequests {
  return {
    reqMktData: (reqId, contract) => void api.reqMktData(reqId, contract, '', false, false),
    // The enumeration is declared, and not there when the program runs.
    reqTickByTickData: (reqId, contract) =>
      void api.reqTickByTickData(reqId, contract, 'BidAsk' as TickByTickDataType, 0, false),
    reqMktDepth: (reqId, contract) => void api.reqMktDepth(reqId, contract, 5, true),
    reqRealTimeBars: (reqId, contract) =>
      void api.reqRealTimeBars(reqId, contract, 5, WhatToShow.MIDPOINT, false),
    reqHistoricalData: (reqId, contract) =>
      void api.reqHistoricalData(
        ...([
          reqId,
          contract,
          '',
          '60 S',
          BarSizeSetting.SECONDS_FIVE,
          WhatToShow.MIDPOINT,
          0,
          1,
          true,
        ] as const),
      ),
  };
}
