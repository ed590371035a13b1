import { acceleratedClock } from '../../../platform/clock/accelerated.js';
import type { Clock } from '../../../platform/clock/clock.js';
import { fixedClock } from '../../../platform/clock/fixed.js';
import { Fault } from '../../../platform/errors/fault.js';
import { gatewayFaults } from '../faults.js';
import { alwaysOpenClock } from './always-open.js';

/**
 * The market's clock by its name: `live`, `always-open`, `fixed:2026-03-02T15:00:00Z`, or a speed such as
 * `x60`, which starts now; `x60:2026-03-02T14:30:00Z` starts there.
 *
 * @param notBefore how far the state of a gateway before has come: time does not go back in it
 */
export function clockFor(setting: string, base: Clock, notBefore = Number.NEGATIVE_INFINITY): Clock {
  if (setting === 'always-open') return alwaysOpenClock(base, notBefore);
  const speeding = /^x(\d{1,6}(?:\.\d{1,3})?)(?::(.+))?$/.exec(setting);
  const isFree = speeding !== null && speeding[2] === undefined;
  const clock = clockOf(setting, base, speeding, notBefore);
  if (clock.now() < notBefore && !isFree) throw behind(setting, clock.now(), notBefore);
  return clock;
}

function clockOf(setting: string, base: Clock, speeding: RegExpExecArray | null, notBefore: number): Clock {
  if (setting === 'live') return base;
  const fixed = /^fixed:(.+)$/.exec(setting);
  if (fixed) return fixedClock(momentOf(setting, fixed[1] ?? ''));
  const speed = Number(speeding?.[1]);
  if (!speeding || !(speed > 0)) throw refused(setting, `found ${JSON.stringify(setting)}`);
  const from = speeding[2] === undefined ? Math.max(base.now(), notBefore) : momentOf(setting, speeding[2]);
  return acceleratedClock(base, { from, speed });
}

function behind(setting: string, now: number, notBefore: number): Fault {
  const [earlier, later] = [now, notBefore].map((moment) => new Date(moment).toISOString());
  return new Fault(
    gatewayFaults.clock_behind,
    `clock: ${setting} shows ${earlier}, and the state has come as far as ${later}`,
    { details: { clock: setting } },
  );
}

/** A zone must be written: a moment that depends on the machine's would not repeat. */
const MOMENT = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d))?$/;

function momentOf(setting: string, text: string): number {
  const moment = MOMENT.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(moment)) {
    throw refused(setting, `${JSON.stringify(text)} is no moment such as 2026-03-02T15:00:00Z`);
  }
  return moment;
}

function refused(setting: string, found: string): Fault {
  return new Fault(
    gatewayFaults.bad_clock,
    `clock: expected live, always-open, fixed:MOMENT or xSPEED; ${found}`,
    { details: { clock: setting } },
  );
}
