import {
  ConjunctionConnection,
  ExecutionCondition,
  MarginCondition,
  type OrderCondition,
  PercentChangeCondition,
  PriceCondition,
  TimeCondition,
  TriggerMethod,
  VolumeCondition,
} from '@stoqey/ib';
import type { PlainCondition } from './driver.js';

/** A condition as `@stoqey/ib` builds it. */
export function stoqeyCondition(condition: PlainCondition): OrderCondition {
  const joined = condition.joined === 'o' ? ConjunctionConnection.OR : ConjunctionConnection.AND;
  const exchange = 'SMART';
  switch (condition.of) {
    case 'price': {
      const { price, conId, isMore } = condition;
      return new PriceCondition(price, TriggerMethod.Default, conId, exchange, isMore, joined);
    }
    case 'time':
      return new TimeCondition(condition.time, condition.isMore, joined);
    case 'margin':
      return new MarginCondition(condition.percent, condition.isMore, joined);
    case 'execution':
      return new ExecutionCondition(exchange, condition.secType, condition.symbol, joined);
    case 'volume':
      return new VolumeCondition(condition.volume, condition.conId, exchange, condition.isMore, joined);
    case 'change':
      return new PercentChangeCondition(
        ...([condition.percent, condition.conId, exchange, condition.isMore, joined] as const),
      );
  }
}
