import { bool, double, fixed, id, int, text } from '../field-types.js';
import { fields, layout, lenient } from '../layout.js';
import { deltaNeutralContract } from '../order-blocks.js';
import { contract, legsOfBag } from './blocks.js';

const request = fields({ reqId: id });
const cancel = fields({ version: fixed(1), reqId: id });

export const reqMktData = layout(
  1,
  'reqMktData',
  fields({ version: fixed(11), reqId: id }),
  contract,
  legsOfBag,
  ...deltaNeutralContract,
  fields({ genericTickList: text, snapshot: bool, regulatorySnapshot: bool, mktDataOptions: text }),
);
/** Clients send version 1 or 2; nothing else differs. */
export const cancelMktData = layout(2, 'cancelMktData', fields({ version: fixed(2), reqId: id }));
export const reqMktDepth = layout(
  10,
  'reqMktDepth',
  fields({ version: fixed(5), reqId: id }),
  contract,
  fields({ numRows: int, isSmartDepth: bool, mktDepthOptions: text }),
);
export const cancelMktDepth = layout(11, 'cancelMktDepth', cancel, fields({ isSmartDepth: bool }));
export const reqRealTimeBars = layout(
  50,
  'reqRealTimeBars',
  fields({ version: fixed(3), reqId: id }),
  contract,
  fields({ barSize: int, whatToShow: text, useRTH: bool, realTimeBarsOptions: text }),
);
export const cancelRealTimeBars = layout(51, 'cancelRealTimeBars', cancel);
const calculation = fields({ version: fixed(3), reqId: id });
export const calculateImpliedVolatility = layout(
  54,
  'calculateImpliedVolatility',
  calculation,
  contract,
  fields({ optionPrice: double, underPrice: double }),
  // Newer clients leave out the count of options, which is always 0.
  lenient('optionsCount', int, 2),
  fields({ options: text }),
);
export const calculateOptionPrice = layout(
  55,
  'calculateOptionPrice',
  calculation,
  contract,
  fields({ volatility: double, underPrice: double }),
  lenient('optionsCount', int, 2),
  fields({ options: text }),
);
export const cancelCalculateImpliedVolatility = layout(56, 'cancelCalculateImpliedVolatility', cancel);
export const cancelCalculateOptionPrice = layout(57, 'cancelCalculateOptionPrice', cancel);
export const reqMarketDataType = layout(
  59,
  'reqMarketDataType',
  fields({ version: fixed(1), marketDataType: int }),
);
export const reqMktDepthExchanges = layout(82, 'reqMktDepthExchanges');
export const reqSmartComponents = layout(83, 'reqSmartComponents', request, fields({ bboExchange: text }));
export const reqTickByTickData = layout(
  97,
  'reqTickByTickData',
  request,
  contract,
  fields({ tickType: text, numberOfTicks: int, ignoreSize: bool }),
);
export const cancelTickByTickData = layout(98, 'cancelTickByTickData', request);
