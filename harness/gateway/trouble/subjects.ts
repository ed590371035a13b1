import { Fault } from '../../../platform/errors/fault.js';
import { newYorkDate } from '../../../trading/exchange/ledger/day.js';
import { instrumentByConId } from '../../../trading/instruments/by-con-id.js';
import type { Instrument } from '../../../trading/instruments/instrument.js';
import { findContracts } from '../../../trading/instruments/search/find.js';
import { futureFamily } from '../../../trading/instruments/universe/future-families.js';
import { universe } from '../../../trading/instruments/universe/universe.js';
import type { Session } from '../session.js';
import { troubleFaults } from './faults.js';
import { shown } from './shown.js';
import type { Stage } from './stage.js';

/** The clients that an action is about. */
export function clientsOf({ backend }: Stage, client: number | 'all'): readonly Session[] {
  if (client === 'all') return [...backend.sessions.values()];
  const session = backend.sessions.get(client);
  if (session) return [session];
  const ids = [...backend.sessions.keys()];
  throw new Fault(
    troubleFaults.no_such_client,
    `no client ${client} is connected; ${ids.length === 0 ? 'nobody is' : `connected: ${ids.join(', ')}`}`,
    { details: { client, connected: ids } },
  );
}

/** One of those that an action is about, and the parameters with which it is about that one alone. */
export interface Subject {
  /** The same whatever it was called; none where an action is about everything. */
  readonly name: string | undefined;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** The clients, the instrument or the farm that an action is about, one by one. */
export function onePerSubject(stage: Stage, parameters: Subject['parameters']): readonly Subject[] {
  const { client, symbol, farm } = parameters;
  if (client === 'all' || typeof client === 'number') {
    return clientsOf(stage, client).map(({ clientId }) => ({
      name: String(clientId),
      parameters: { ...parameters, client: clientId },
    }));
  }
  if (typeof symbol === 'string') {
    const name = String(instrumentCalled(stage, symbol).conId);
    return [{ name, parameters: { ...parameters, symbol: name } }];
  }
  return [{ name: typeof farm === 'string' ? farm : undefined, parameters }];
}

const CON_ID = /^\d{1,10}$/;
/** Of Eurex its name has a date in it. */
const FUTURE = /^(?:\w+[FGHJKMNQUVXZ]\d|\w+ \d{8} M)$/;

/** Why a name is that of no instrument, or of several; undefined where there may be one: futures hang on the date. */
export function misnamed(name: string): string | undefined {
  const found = instrumentNamed(name);
  if (found === undefined && !FUTURE.test(name.toUpperCase())) return `the universe has no ${shown(name)}`;
  const isOfFutures =
    found?.secType === 'IND' && !CON_ID.test(name) && futureFamily(found.symbol) !== undefined;
  if (!isOfFutures) return undefined;
  return `${shown(name)} is an index and its futures: give the conId of the index, ${found.conId}, or the local symbol of a future, such as ESZ6`;
}

/** What an action calls `AAPL`, `EUR.USD`, `ESZ6` or `265598`. */
export function instrumentCalled({ backend }: Stage, name: string): Instrument {
  const wrong = misnamed(name);
  const found = instrumentNamed(name) ?? futureCalled(name.toUpperCase(), newYorkDate(backend.clock.now()));
  if (wrong === undefined && found !== undefined) return found;
  throw new Fault(troubleFaults.no_such_instrument, wrong ?? `the universe has no ${shown(name)}`, {
    details: { symbol: name.slice(0, 60) },
  });
}

function instrumentNamed(name: string): Instrument | undefined {
  return CON_ID.test(name) ? instrumentByConId(Number(name)) : instrumentBySymbol(name.toUpperCase());
}

function futureCalled(localSymbol: string, today: string): Instrument | undefined {
  return findContracts({ localSymbol, secType: 'FUT' }, today)[0]?.instrument;
}

/** A stock before what only has its symbol too, such as a CFD on it. */
function instrumentBySymbol(name: string): Instrument | undefined {
  const { bySymbol, instruments } = universe();
  const called = bySymbol.get(name) ?? [];
  return (
    called.find(({ secType }) => secType === 'STK') ??
    called.find(({ secType }) => secType !== 'CASH') ??
    instruments.find(({ localSymbol }) => localSymbol === name) ??
    called[0]
  );
}
