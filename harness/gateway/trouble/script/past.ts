import { Fault } from '../../../../platform/errors/fault.js';
import { readMoment } from '../moment.js';
import { scriptFaults } from './faults.js';
import { isDated } from './order.js';
import type { Script } from './script.js';

/** Refuses a script with a date that has been. Time never goes back, so this is known before it begins. */
export function checkPast({ name, parts }: Script, now: number): void {
  for (const part of parts) {
    if (part.kind === 'repeat' || part.when.kind !== 'at' || !isDated(part.when.moment)) continue;
    const moment = readMoment(part.when.moment, now);
    if (moment === undefined || moment >= now) continue;
    throw new Fault(
      scriptFaults.past,
      `${name}:${part.line}: ${part.when.moment} has been: the market's clock shows ${new Date(now).toISOString()}`,
      { details: { script: name, line: part.line } },
    );
  }
}
