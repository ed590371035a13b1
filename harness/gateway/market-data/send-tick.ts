import {
  tickGeneric,
  tickOptionComputation,
  tickPrice,
  tickSize,
  tickString,
} from '../../wire/replies/market-data.js';
import type { Session } from '../session.js';
import type { MarketDataType } from './market-data-type.js';
import { type Tick, typeShown } from './ticks.js';

/** Bid and ask can be traded on at once, which the first bit of the mask says. */
const CAN_AUTO_EXECUTE = 1;

export function sendTick(session: Session, reqId: number, dataType: MarketDataType, tick: Tick): void {
  const tickType = typeShown(tick.type, dataType);
  switch (tick.kind) {
    case 'price': {
      const attrMask = (tick.type === 1 || tick.type === 2) && tick.value >= 0 ? CAN_AUTO_EXECUTE : 0;
      const { value: price, size } = tick;
      session.send(tickPrice, { reqId, tickType, price, size, attrMask });
      return;
    }
    case 'size':
      session.send(tickSize, { reqId, tickType, size: tick.value });
      return;
    case 'generic':
      session.send(tickGeneric, { reqId, tickType, value: tick.value });
      return;
    case 'string':
      session.send(tickString, { reqId, tickType, value: tick.value });
      return;
    case 'computation':
      session.send(tickOptionComputation, { reqId, tickType, tickAttrib: 0, ...tick.value });
  }
}
