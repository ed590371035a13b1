import type { Condition, Conditions } from '../../../../trading/exchange/orders/condition.js';
import { instrumentByConId } from '../../../../trading/instruments/by-con-id.js';
import { type TwsError, twsErrors } from '../../tws-errors.js';
import type { PlacedOrder } from '../ticket.js';
import type { OrderContext } from './context.js';
import { readMoment } from './moments.js';
import { refusals } from './refusals.js';
import { readTriggerMethod } from './trigger-method.js';

type Asked = PlacedOrder['conditions'][number];

/** By IB's numbers. */
const PRICE = 1;
const TIME = 3;
const MARGIN = 4;
const EXECUTION = 5;
const VOLUME = 6;
const CHANGE = 7;

/** @param notices gets what a client is told of moments that name no zone */
export function readConditions(
  asked: PlacedOrder,
  context: OrderContext,
  notices: TwsError[],
): Conditions | undefined | TwsError {
  if (asked.conditions.length === 0) return undefined;
  const list: Condition[] = [];
  for (const each of asked.conditions) {
    const condition = readCondition(each, context, notices);
    if ('code' in condition) return condition;
    list.push({ joined: each.conjunction === 'o' ? 'or' : 'and', ...condition });
  }
  const { conditionsIgnoreRth = false, conditionsCancelOrder = false } = asked;
  return { list, ignoreRegularHours: conditionsIgnoreRth, cancel: conditionsCancelOrder };
}

type Unjoined<Each> = Each extends unknown ? Omit<Each, 'joined'> : never;

function readCondition(
  asked: Asked,
  context: OrderContext,
  notices: TwsError[],
): Unjoined<Condition> | TwsError {
  const { isMore = false, value = '' } = asked;
  switch (asked.type) {
    case PRICE: {
      const method = readTriggerMethod(asked.triggerMethod);
      if (method === undefined) return refusals.triggerMethod();
      return ofContract(asked, (conId, price) => ({ kind: 'price', conId, isMore, price, method }));
    }
    case TIME: {
      const time = readMoment(value, context);
      if (time === undefined || time === 'unreadable') return refusals.badMoment('Time');
      if (!time.zoned) notices.push(twsErrors.impliedTimeZone());
      return { kind: 'time', isMore, time: time.moment };
    }
    case MARGIN:
      return withNumber(value, (percent) => ({ kind: 'margin', isMore, percent }));
    case EXECUTION: {
      const { symbol = '', secType = '' } = asked;
      return symbol === '' ? refusals.conditionSymbol() : { kind: 'execution', symbol, secType };
    }
    case VOLUME:
      return ofContract(asked, (conId, volume) => ({ kind: 'volume', conId, isMore, volume }));
    case CHANGE:
      return ofContract(asked, (conId, percent) => ({ kind: 'change', conId, isMore, percent }));
    default:
      return refusals.conditionType(asked.type);
  }
}

function ofContract(
  { conId = 0, value = '' }: Asked,
  make: (conId: number, value: number) => Unjoined<Condition>,
): Unjoined<Condition> | TwsError {
  if (instrumentByConId(conId) === undefined) return twsErrors.noSecurityDefinition();
  return withNumber(value, (number) => make(conId, number));
}

function withNumber(
  text: string,
  make: (value: number) => Unjoined<Condition>,
): Unjoined<Condition> | TwsError {
  const number = Number(text);
  return text.trim() !== '' && Number.isFinite(number) ? make(number) : refusals.conditionValue(text);
}
