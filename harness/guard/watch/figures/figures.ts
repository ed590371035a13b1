import type { Clock } from '../../../../platform/clock/clock.js';
import type { Message } from '../../../wire/message.js';
import { position } from '../../../wire/replies/account.js';
import { openOrder } from '../../../wire/replies/orders.js';
import { currentTime, currentTimeInMillis } from '../../../wire/replies/session.js';
import { reqMarketDataType } from '../../../wire/requests/market-data.js';
import { reqCurrentTime, reqCurrentTimeInMillis } from '../../../wire/requests/session.js';
import type { AskedContract } from '../../asked/asked-order.js';
import { known, unknown } from '../asking/known.js';
import { createMemo } from '../asking/memo.js';
import { createQuestions } from '../asking/questions.js';
import { createRound } from '../asking/round.js';
import { said } from '../asking/said.js';
import type { OwnSession } from '../own-session.js';
import type { WatchSettings } from '../settings.js';
import type { Known, PositionChange, Wanted, Watch } from '../watch.js';
import type { Details } from './details.js';
import { createInstruments } from './instruments.js';
import { followLedgers } from './ledgers.js';
import { askOpenOrders, UNREADABLE_ORDER } from './open-orders.js';
import { followPositions } from './positions.js';
import { followProfits } from './profits.js';
import { createQuotes } from './quotes.js';
import { createRates } from './rates.js';

/** All that one session has told, as long as what it tells can be believed. */
export interface Figures
  extends Pick<
    Watch,
    'has' | 'fetch' | 'instrument' | 'quote' | 'rate' | 'position' | 'profitToday' | 'time' | 'openOrders'
  > {
  heard(message: Message): void;
  unreadable(name: string | undefined): void;
  /** Whoever waits for something is told why it does not come. */
  end(why: string): void;
}

/** Delayed and frozen prices count where there are no better ones. */
const ANY_DATA = 4;

/** Begins to follow what goes on by itself; all else is asked for when it is wanted. */
export function openFigures(
  session: OwnSession,
  clock: Clock,
  settings: WatchSettings,
  /** The session is of no use any more. */
  broken: () => void,
  changed: (change: PositionChange) => void,
): Figures {
  const questions = createQuestions(session, clock);
  session.send(reqMarketDataType, { marketDataType: ANY_DATA }, 'soon');
  const instruments = createInstruments(questions, clock, settings);
  const quotes = createQuotes(questions, clock, settings);
  const rates = createRates(instruments, quotes, clock, settings);
  const ledgers = followLedgers(session, questions);
  const positions = followPositions(session, changed);
  const profits = followProfits(session, questions);
  const orders = askOpenOrders(session, clock, settings, broken);
  const times = createRound<number>({
    clock,
    within: settings.answerWithin,
    send() {
      const isNew = session.version >= reqCurrentTimeInMillis.since;
      session.send(isNew ? reqCurrentTimeInMillis : reqCurrentTime, {}, 'soon');
    },
    listener: () => timeIn,
  });
  const timeMemo = createMemo<number>({
    ...{ clock, lasts: settings.timeLasts, refusalLasts: settings.timeLasts },
    ...{ grace: settings.fetchWithin, most: 1 },
  });
  const followed = [ledgers, positions, profits];
  // What has not been told by then may never be: nobody waits for it every time.
  const cancelPatience = clock.after(settings.fetchWithin, () => {
    for (const { told } of followed) told.open();
  });

  const timeNow = (): number | undefined => {
    const time = timeMemo.get('');
    return time.known ? time.value : undefined;
  };

  const found = (contracts: readonly AskedContract[]): readonly Details[] =>
    contracts.map(instruments.get).flatMap((each) => (each.known ? [each.value] : []));

  /** Every currency that is not the account's own and has no rate in its ledger. */
  const conversions = (of: readonly Details[]): readonly (readonly [string, string])[] =>
    session.accounts.flatMap((account) => {
      const base = ledgers.base(account);
      if (!base.known) return [];
      return of.flatMap(({ currency }): (readonly [string, string])[] =>
        currency === base.value || ledgers.rate(account, currency) !== undefined
          ? []
          : [[currency, base.value]],
      );
    });

  const gather = async (wanted: Wanted): Promise<void> => {
    const { contracts } = wanted;
    if (wanted.time && !timeMemo.isFresh('')) await timeMemo.renew('', times.ask);
    const time = wanted.time ? timeNow() : undefined;
    await Promise.all([
      ...contracts.filter((each) => !instruments.isAtHand(each, time)).map(instruments.fetch),
      ...(wanted.positions ? [positions.told.passed()] : []),
      ...(wanted.profit ? [profits.told.passed()] : []),
      ...(wanted.rates ? [ledgers.told.passed()] : []),
    ]);
    const details = found(contracts);
    const quoted = wanted.prices ? details.filter((each) => !quotes.isAtHand(each)) : [];
    const pairs = wanted.rates ? conversions(details) : [];
    await Promise.all([
      ...quoted.map(quotes.fetch),
      ...pairs.filter((pair) => !rates.isAtHand(...pair)).map((pair) => rates.fetch(...pair)),
    ]);
  };

  return {
    has({ contracts, ...wanted }) {
      if (wanted.time && !timeMemo.isFresh('')) return false;
      if (wanted.positions && !positions.told.isOpen) return false;
      if (wanted.profit && !profits.told.isOpen) return false;
      if (wanted.rates && !ledgers.told.isOpen) return false;
      const time = wanted.time ? timeNow() : undefined;
      if (!contracts.every((each) => instruments.isAtHand(each, time))) return false;
      const details = wanted.prices || wanted.rates ? found(contracts) : [];
      if (wanted.prices && !details.every(quotes.isAtHand)) return false;
      return !wanted.rates || conversions(details).every((pair) => rates.isAtHand(...pair));
    },
    fetch: gather,
    instrument: instruments.get,
    quote(contract) {
      const instrument = instruments.get(contract);
      return instrument.known ? quotes.get(instrument.value) : instrument;
    },
    rate(account, currency) {
      const base = ledgers.base(account);
      if (!base.known) return base;
      if (currency === base.value) return known(1);
      const rate = ledgers.rate(account, currency);
      return rate === undefined ? rates.get(currency, base.value) : known(rate);
    },
    position: positions.get,
    profitToday: profits.get,
    time: () => timeMemo.get(''),
    openOrders: orders.ask,
    heard(message) {
      questions.heard(message);
      positions.heard(message);
      orders.heard(message);
      times.heard(message);
    },
    unreadable(name) {
      if (name === position.name) positions.unreadable();
      if (name === openOrder.name) orders.answer(UNREADABLE_ORDER);
    },
    end(why) {
      cancelPatience();
      const figure = unknown(why);
      for (const each of followed) {
        each.end();
        each.told.open();
      }
      questions.end(figure);
      orders.end(figure);
      times.end(figure);
    },
  };
}

function timeIn(message: Message): Known<number> | undefined {
  const seconds = said(currentTime, message)?.time;
  const time =
    said(currentTimeInMillis, message)?.time ?? (seconds === undefined ? undefined : seconds * 1000);
  return time === undefined ? undefined : known(time);
}
