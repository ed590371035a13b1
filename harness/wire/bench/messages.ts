/** Replies of the sizes that a gateway sends most. */

export const tick = { reqId: 1001, tickType: 1, price: 228.37, size: 300, attrMask: 1 };

export const bars = {
  reqId: 7,
  startDate: '20260105 09:30:00 US/Eastern',
  endDate: '20260105 16:00:00 US/Eastern',
  bars: Array.from({ length: 390 }, (_, minute) => ({
    date: String(1_767_623_400 + 60 * minute),
    open: 228.37,
    high: 228.51,
    low: 228.3,
    close: 228.44,
    volume: 18_250 + minute,
    wap: 228.412,
    count: 96,
  })),
};

/** A resting limit order, as a real gateway tells of it. */
export const order = {
  orderId: 12,
  conId: 265598,
  symbol: 'AAPL',
  secType: 'STK',
  strike: 0,
  right: '?',
  exchange: 'SMART',
  currency: 'USD',
  localSymbol: 'AAPL',
  tradingClass: 'NMS',
  action: 'BUY',
  totalQuantity: 100,
  orderType: 'LMT',
  lmtPrice: 228.1,
  auxPrice: 0,
  tif: 'DAY',
  account: 'DU1234567',
  origin: 0,
  clientId: 1,
  permId: 1_320_547_881,
  outsideRth: false,
  ocaType: 3,
  deltaNeutralOrderType: 'None',
  clearingIntent: 'IB',
  hasDeltaNeutralContract: false,
  status: 'Submitted',
  adjustedOrderType: 'None',
  dontUseAutoPriceForHedge: true,
};
