import { z } from 'zod';
import { Fault } from '../../../../platform/errors/fault.js';
import { farmNotice } from '../../connection/announce.js';
import { DEFINITION_FARM, type Farm, farms, HISTORY_FARM } from '../../link/farms.js';
import { isPrices } from '../../link/link.js';
import type { Session } from '../../session.js';
import type { SubscriptionKind } from '../../subscriptions.js';
import { type TwsError, twsErrors } from '../../tws-errors.js';
import { action } from '../action.js';
import { troubleFaults } from '../faults.js';
import { forAWhile } from '../parameters.js';
import type { Stage } from '../stage.js';

const farm = z.enum(farms, { error: `expected one of ${farms.join(', ')}` }).describe(farms.join(', '));
const data = z
  .enum(['kept', 'lost'], { error: 'expected kept or lost' })
  .default('kept')
  .describe('kept (1102): subscriptions go on; lost (1101): they have ended');

/** Trouble between this gateway and IB. */
export const connectionActions = {
  'lose-connection': action({
    about: 'lose the connection to IB (1100): nothing comes and nothing gets there, orders wait unanswered',
    effects: ['lost'],
    parameters: z.strictObject({ for: forAWhile, data }),
    run(stage) {
      const { link } = stage.backend;
      if (link.isLost) throw new Fault(troubleFaults.out_of_place, 'the connection is lost already');
      link.lose();
      tellAll(stage, twsErrors.connectionLost());
      endLiveUpdates(stage);
      return 'the connection to IB is lost';
    },
    undo: restore,
  }),
  'restore-connection': action({
    about: 'restore the connection to IB; what happened meanwhile is told, orders that waited are placed',
    effects: ['lost'],
    parameters: z.strictObject({ data }),
    run: restore,
  }),
  'break-farm': action({
    about: 'lose a data farm (2103; history 2105): what it feeds falls silent',
    effects: ['broken'],
    parameters: z.strictObject({ farm, for: forAWhile }),
    run(stage, parameters) {
      const { broken } = stage.backend.link;
      if (broken.has(parameters.farm)) {
        throw new Fault(troubleFaults.out_of_place, `${parameters.farm} is broken already`);
      }
      broken.add(parameters.farm);
      tellAll(stage, farmNotice(parameters.farm, true));
      if (parameters.farm === HISTORY_FARM) endLiveUpdates(stage);
      return `${parameters.farm} is broken`;
    },
    undo: mendFarm,
  }),
  'mend-farm': action({
    about: 'bring a data farm back (2104; history 2106)',
    effects: ['broken'],
    parameters: z.strictObject({ farm }),
    run: mendFarm,
  }),
  'steal-data': action({
    about: 'let another session of the same user take the prices (10197)',
    effects: ['stolen'],
    parameters: z.strictObject({ for: forAWhile }),
    run(stage) {
      const { backend } = stage;
      if (backend.link.isDataStolen)
        throw new Fault(troubleFaults.out_of_place, 'the prices are gone already');
      backend.link.isDataStolen = true;
      forEachLine(stage, isPrices, (session, reqId) => session.error(reqId, twsErrors.competingSession()));
      return 'another session has the prices';
    },
    undo: giveBack,
  }),
  'give-data-back': action({
    about: 'let the other session end: prices are here again',
    effects: ['stolen'],
    parameters: z.strictObject({}),
    run: giveBack,
  }),
  'shut-down': action({
    about: 'be gone, as IB Gateway is while it restarts: clients are thrown out, and nobody is let in',
    effects: ['shut'],
    parameters: z.strictObject({ for: forAWhile }),
    run({ door }) {
      if (!door.isOpen) throw new Fault(troubleFaults.out_of_place, 'the gateway is shut down already');
      door.close();
      return 'the gateway is shut down';
    },
    undo: startUp,
  }),
  'start-up': action({
    about: 'be there again',
    effects: ['shut'],
    parameters: z.strictObject({}),
    run: startUp,
  }),
};

function restore(stage: Stage, parameters: { readonly data: 'kept' | 'lost' }): string {
  const { backend } = stage;
  const { link, venue } = backend;
  if (!link.isLost) throw new Fault(troubleFaults.out_of_place, 'the connection to IB is not lost');
  const waiting = link.restore();
  if (parameters.data === 'lost') {
    forEachLine(stage, isPrices, (session, reqId, kind) => session.subscriptions.end(kind, reqId));
    tellAll(stage, twsErrors.restoredDataLost());
  } else {
    const connected = [...farms.filter((each) => !link.broken.has(each)), DEFINITION_FARM];
    tellAll(stage, twsErrors.restoredDataMaintained(connected, [...link.broken]));
  }
  venue.catchUp();
  for (const task of waiting) task();
  stage.changed();
  return `the connection to IB is restored, data ${parameters.data}`;
}

function mendFarm(stage: Stage, parameters: { readonly farm: Farm }): string {
  if (!stage.backend.link.broken.delete(parameters.farm)) {
    throw new Fault(troubleFaults.out_of_place, `${parameters.farm} is not broken`);
  }
  tellAll(stage, farmNotice(parameters.farm, false));
  stage.changed();
  return `${parameters.farm} is back`;
}

function giveBack(stage: Stage): string {
  if (!stage.backend.link.isDataStolen) {
    throw new Fault(troubleFaults.out_of_place, 'nobody has taken the prices');
  }
  stage.backend.link.isDataStolen = false;
  stage.changed();
  return 'the prices are here again';
}

function startUp({ door }: Stage): string {
  if (door.isOpen) throw new Fault(troubleFaults.out_of_place, 'the gateway is not shut down');
  door.open();
  return 'the gateway is there again';
}

function tellAll({ backend }: Stage, error: TwsError): void {
  for (const session of backend.sessions.values()) session.error(-1, error);
}

/** Bars that are kept up to date are not taken up again when the way to them is: TWS ends them. */
function endLiveUpdates(stage: Stage): void {
  forEachLine(
    stage,
    (kind) => kind === 'historicalData',
    (session, reqId, kind) => {
      session.error(reqId, twsErrors.noLiveUpdates());
      session.subscriptions.end(kind, reqId);
    },
  );
}

function forEachLine(
  { backend }: Stage,
  isMeant: (kind: SubscriptionKind) => boolean,
  task: (session: Session, reqId: number, kind: SubscriptionKind) => void,
): void {
  for (const session of backend.sessions.values()) {
    for (const { kind, reqId } of session.subscriptions.all()) if (isMeant(kind)) task(session, reqId, kind);
  }
}
