import type { Clock } from '../../../../platform/clock/clock.js';
import { contractDetailsEnd } from '../../../wire/replies/reference.js';
import { reqContractDetails } from '../../../wire/requests/reference.js';
import { twsError } from '../../../wire/tws-codes.js';
import { type AskedContract, blankContract } from '../../asked/asked-order.js';
import { shortened } from '../../asked/shortened.js';
import { known, unknown } from '../asking/known.js';
import { createMemo } from '../asking/memo.js';
import type { Questions } from '../asking/questions.js';
import { errorIn, said } from '../asking/said.js';
import type { WatchSettings } from '../settings.js';
import type { Known } from '../watch.js';
import { contradiction, type Details, detailsIn } from './details.js';

/** What contracts are, by what orders say of them. */
export interface Instruments {
  /** @param time of the market, where hours matter: those of last week are of no use */
  isAtHand(contract: AskedContract, time: number | undefined): boolean;
  get(contract: AskedContract): Known<Details>;
  fetch(contract: AskedContract): Promise<void>;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Its hours are told for some six days from a date of its own zone on. */
const HOURS_LAST = 2.5 * DAY_MS;

const noSuch = twsError(200, 'No security definition has been found for the request');

export function createInstruments(questions: Questions, clock: Clock, settings: WatchSettings): Instruments {
  const memo = createMemo<Details>({
    clock,
    lasts: settings.instrumentLasts,
    refusalLasts: settings.refusalLasts,
    grace: settings.fetchWithin,
    most: settings.mostKept,
  });

  const get = (contract: AskedContract): Known<Details> => {
    if (contract.secType === 'BAG') return unknown('a combination is no instrument; its legs are');
    if (isOverlong(contract)) return unknown(noSuch.message, noSuch);
    if (isChain(contract)) return ambiguous(contract);
    const found = memo.get(nameOf(contract));
    if (!found.known || contract.conId === 0) return found;
    const wrong = contradiction(contract, found.value);
    return wrong === undefined ? found : unknown(wrong, noSuch);
  };

  return {
    get,
    isAtHand(contract, time) {
      if (isNotAsked(contract)) return true;
      if (!memo.isFresh(nameOf(contract))) return false;
      const found = time === undefined ? undefined : get(contract);
      return time === undefined || !found?.known || tellsHoursOf(found.value, time);
    },
    async fetch(contract) {
      if (isNotAsked(contract)) return;
      await memo.renew(nameOf(contract), () => ask(questions, contract, settings.answerWithin));
    },
  };
}

/** With an id and an exchange nothing else is asked; no text on the wire holds a NUL. */
function nameOf(contract: AskedContract): string {
  const { conId, exchange } = contract;
  if (conId !== 0) return `${conId}\0${exchange}`;
  const { symbol, secType, lastTradeDateOrContractMonth, strike, right, multiplier } = contract;
  const { primaryExchange, currency, localSymbol, tradingClass, secIdType, secId } = contract;
  return (
    `\0${symbol}\0${secType}\0${lastTradeDateOrContractMonth}\0${strike}\0${right}\0${multiplier}\0${exchange}` +
    `\0${primaryExchange}\0${currency}\0${localSymbol}\0${tradingClass}\0${secIdType}\0${secId}`
  );
}

function ask(questions: Questions, contract: AskedContract, within: number): Promise<Known<Details>> {
  const { conId, exchange } = contract;
  const found = new Map<number, Details>();
  return questions.ask<Details>({
    within,
    request: (reqId, send) =>
      send(reqContractDetails, {
        ...(conId === 0 ? contract : { ...blankContract, conId, exchange }),
        ...{ reqId, includeExpired: false, issuerId: '' },
      }),
    hear(message, answer) {
      const error = errorIn(message);
      if (error !== undefined) {
        answer(unknown(error.message, error));
        return;
      }
      const details = detailsIn(message);
      if (details?.known === false) answer(details);
      if (details?.known) found.set(details.value.conId, found.get(details.value.conId) ?? details.value);
      // Two are enough to know that it is not one.
      if (found.size > 1) answer(ambiguous(contract));
      if (said(contractDetailsEnd, message) === undefined) return;
      const [only] = found.values();
      answer(only === undefined ? unknown(noSuch.message, noSuch) : known(only));
    },
  });
}

function ambiguous({ symbol, localSymbol }: AskedContract): Known<Details> {
  const message = `The contract description specified for ${shortened(symbol || localSymbol)} is ambiguous.`;
  return unknown(message, twsError(200, message));
}

const isNotAsked = (contract: AskedContract) =>
  contract.secType === 'BAG' || isOverlong(contract) || isChain(contract);

/** No contract goes by so long a name; and what was asked for is kept by what it was called. */
function isOverlong(contract: AskedContract): boolean {
  return Object.values(contract).some((text) => typeof text === 'string' && text.length > LONGEST_NAME);
}

const LONGEST_NAME = 200;

/** Options by the hundred: it takes the upstream long to tell them, and an order for them is for none. */
function isChain(contract: AskedContract): boolean {
  const { conId, secType, localSymbol, secId, lastTradeDateOrContractMonth, strike, right } = contract;
  if (conId !== 0 || localSymbol !== '' || secId !== '' || !/^(OPT|FOP)$/i.test(secType)) return false;
  return lastTradeDateOrContractMonth === '' || strike === 0 || right === '';
}

function tellsHoursOf({ tradingHours }: Details, time: number): boolean {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)/.exec(tradingHours) ?? [];
  if (year === undefined) return true;
  const first = Date.UTC(Number(year), Number(month) - 1, Number(day));
  return time < first + HOURS_LAST;
}
