import { createGateway, type Gateway } from '../../../../harness/gateway/create.js';
import type { Message } from '../../../../harness/wire/message.js';
import { reqScannerSubscription } from '../../../../harness/wire/requests/reference.js';
import type { Market } from '../../../../harness/world/market.js';
import { createWorld } from '../../../../harness/world/world.js';
import type { Clock } from '../../../../platform/clock/clock.js';
import { type SteppedClock, steppedClock } from '../../../../platform/clock/stepped.js';
import { instrumentByConId } from '../../../../trading/instruments/by-con-id.js';
import type { Instrument } from '../../../../trading/instruments/instrument.js';
import { connectClient, type TestClient } from '../client.js';

/** A Tuesday, two hours into regular trading in New York. */
export const OPEN = '2026-03-03T16:30:00Z';

/** The market that every gateway of these tests stands on, for the figures that answers are compared with. */
export const market: Market = createWorld({ seed: 1 });

export interface Scanner {
  readonly gateway: Gateway;
  readonly clock: SteppedClock;
  readonly client: TestClient;
  /** Asks, and waits for a ranking or a refusal. */
  scan(asked: Asked): Promise<Answer>;
  /** The rankings that a request has been sent so far, best first. */
  rankings(reqId: number): readonly (readonly Instrument[])[];
  errors(reqId: number): readonly { readonly code: number; readonly text: string }[];
}

export interface Answer {
  readonly rows: readonly Instrument[];
  readonly errors: readonly { readonly code: number; readonly text: string }[];
}

export interface Asked {
  readonly reqId?: number;
  readonly instrument?: string;
  readonly at?: string;
  readonly code?: string;
  readonly rows?: number;
  /** `changePercAbove=5;priceBelow=50;` */
  readonly options?: string;
  /** Fields of the old way. */
  readonly fields?: Partial<typeof NOTHING>;
}

const NOTHING = {
  ...{ abovePrice: '', belowPrice: '', aboveVolume: '', marketCapAbove: '', marketCapBelow: '' },
  ...{ moodyRatingAbove: '', moodyRatingBelow: '', spRatingAbove: '', spRatingBelow: '' },
  ...{ maturityDateAbove: '', maturityDateBelow: '', couponRateAbove: '', couponRateBelow: '' },
  ...{ excludeConvertible: '', averageOptionVolumeAbove: '', scannerSettingPairs: '', stockTypeFilter: '' },
};

let lastId = 1000;

/** Asks without waiting. */
export function ask(client: TestClient, asked: Asked = {}): number {
  const { reqId = ++lastId, instrument = 'STK', at = 'STK.US.MAJOR', code = 'TOP_PERC_GAIN' } = asked;
  client.send(reqScannerSubscription, {
    ...{ reqId, numberOfRows: asked.rows ?? -1, instrument, locationCode: at, scanCode: code },
    ...NOTHING,
    ...asked.fields,
    scannerSubscriptionFilterOptions: asked.options ?? '',
    scannerSubscriptionOptions: '',
  });
  return reqId;
}

/** @param wall one that stands still lets every ranking be made at once */
export async function startScanner(moment = OPEN, wall: Clock = steppedClock(moment)): Promise<Scanner> {
  const clock = steppedClock(moment);
  const gateway = createGateway({
    ...{ clock, wall, market },
    settings: { messagesPerSecond: undefined, maxClients: 100 },
  });
  const client = await connectClient(gateway);
  const rankings = (reqId: number) => rankingsOf(client, reqId);
  const errors = (reqId: number) => errorsOf(client, reqId);
  return {
    ...{ gateway, clock, client, rankings, errors },
    async scan(asked) {
      const reqId = ask(client, asked);
      await client.settle();
      return { rows: rankings(reqId).at(-1) ?? [], errors: errors(reqId) };
    },
  };
}

export function rankingsOf(client: TestClient, reqId: number): Instrument[][] {
  return client
    .named('scannerData')
    .filter((texts) => texts['reqId'] === String(reqId))
    .map(({ results }) => (Array.isArray(results) ? results.map(instrumentOf) : []));
}

function errorsOf(client: TestClient, reqId: number): { code: number; text: string }[] {
  return client
    .named('errMsg')
    .filter((texts) => texts['reqId'] === String(reqId))
    .map((texts) => ({ code: Number(texts['errorCode']), text: String(texts['errorMsg']) }));
}

/** A row must say its own rank, and name an instrument that there is. */
function instrumentOf(row: Message['texts'], index: number): Instrument {
  const instrument = instrumentByConId(Number(row['conId']));
  if (!instrument || row['rank'] !== String(index) || instrument.localSymbol !== row['localSymbol']) {
    throw new Error(`expected row ${index} to name an instrument: ${JSON.stringify(row)}`);
  }
  return instrument;
}

export const symbolsOf = (rows: readonly Instrument[]) => rows.map(({ symbol }) => symbol);
