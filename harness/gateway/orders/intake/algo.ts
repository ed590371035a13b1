import { type TwsError, twsErrors } from '../../tws-errors.js';
import type { PlacedOrder } from '../ticket.js';
import { ALGORITHMS, type AlgoParameter } from './algo-definitions.js';
import type { OrderContext } from './context.js';
import { readMoment } from './moments.js';
import { refusals } from './refusals.js';
import type { TakenType } from './taken-types.js';
import type { Traded } from './traded.js';

/**
 * What is wrong with the algorithm of an order, in TWS's order: all names, then what can be read, then what may be.
 * The order itself trades as a plain one.
 *
 * @param notices gets what a client is told of moments that name no zone
 */
export function flawInAlgo(
  { name: type }: TakenType,
  { algoStrategy = '', algoParams }: PlacedOrder,
  traded: Traded,
  context: OrderContext,
  notices: TwsError[],
): TwsError | undefined {
  if (algoStrategy === '') return undefined;
  const parameters = Object.hasOwn(ALGORITHMS, algoStrategy) ? ALGORITHMS[algoStrategy] : undefined;
  if (parameters === undefined) return refusals.algoUnknown();
  if (!traded.allows.has('ALGO') || (type !== 'MKT' && type !== 'LMT')) return refusals.algoNotAllowed();
  const given: [AlgoParameter, string][] = [];
  for (const { tag = '', value = '' } of algoParams) {
    const parameter = parameters.find(({ name }) => name === tag);
    if (parameter === undefined)
      return tag === 'monetaryValue' ? refusals.algoCash() : refusals.algoParameter(tag);
    const flaw = unreadable(parameter, value, context, notices);
    if (flaw) return flaw;
    given.push([parameter, value.trim()]);
  }
  for (const [parameter, value] of given) {
    const flaw = value === '' ? undefined : outOfBounds(parameter, value);
    if (flaw) return flaw;
  }
  const missing = parameters.find(
    (parameter) => parameter.required && !given.some(([each, value]) => each === parameter && value !== ''),
  );
  return missing && refusals.algoRequired(missing.label);
}

function unreadable(
  { name, kind }: AlgoParameter,
  value: string,
  context: OrderContext,
  notices: TwsError[],
): TwsError | undefined {
  if (kind === 'number' && value.trim() !== '' && !Number.isFinite(Number(value))) {
    return refusals.algoUnreadable(name, value);
  }
  if (kind !== 'time') return undefined;
  const time = readMoment(value, context);
  if (time === 'unreadable') return refusals.badMoment(name);
  if (time?.zoned === false) notices.push(twsErrors.impliedTimeZone());
  return undefined;
}

function outOfBounds(parameter: AlgoParameter, value: string): TwsError | undefined {
  if (parameter.kind === 'choice') {
    return parameter.choices.includes(value) ? undefined : refusals.entryField(value);
  }
  if (parameter.kind !== 'number') return undefined;
  const { label, least, most } = parameter;
  if (least !== undefined && Number(value) < Number(least)) {
    return refusals.algoBound(label, `less than minimum value ${least}`);
  }
  if (most !== undefined && Number(value) > Number(most)) {
    return refusals.algoBound(label, `greater than maximum value ${most}`);
  }
  return undefined;
}
