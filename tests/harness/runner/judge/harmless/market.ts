import { fieldIn, type Harmless, named } from './class.js';

const isTick = named('tickPrice tickSize tickString tickGeneric tickByTick realtimeBar tickEFP');

export const market: readonly Harmless[] = [
  {
    name: 'one tick more or less',
    because:
      'a quote says what has changed: which of its ticks come, in which order and how often, is chance',
    holds: ({ message, next, change }) =>
      isTick(message) && change !== 'altered' && (change !== 'swapped with the next' || isTick(next)),
  },
  {
    name: 'what the market says',
    because: 'a price, a size or an exchange within what is possible is as good as another',
    holds: fieldIn(`
      tickPrice.price tickPrice.size tickPrice.attrMask tickPrice.tickType tickSize.size tickSize.tickType
      tickString.value tickString.tickType tickGeneric.value tickGeneric.tickType
      tickReqParams.minTick tickReqParams.snapshotPermissions
      tickByTick.price tickByTick.size tickByTick.exchange tickByTick.specialConditions tickByTick.attrMask
      tickByTick.mask tickByTick.tickAttribLast
      historicalData.bars.open historicalData.bars.high historicalData.bars.low historicalData.bars.close
      historicalData.bars.volume historicalData.bars.wap historicalData.bars.count
      realtimeBar.open realtimeBar.high realtimeBar.low realtimeBar.close realtimeBar.volume realtimeBar.wap
      realtimeBar.count`),
  },
  {
    name: 'whether data are live',
    because:
      'which of the four kinds a login gets is between it and IB, and TWS leaves the message out at times',
    holds: ({ message, next, change }) =>
      message.name === 'marketDataType' ||
      (change === 'swapped with the next' && next?.name === 'marketDataType'),
  },
];
