import { Fault } from '../../../../platform/errors/fault.js';
import { readMoment } from '../moment.js';
import { scriptFaults } from './faults.js';
import { isDated } from './order.js';
import type { Script } from './script.js';

/** A date in a script that has been. */
export interface Past {
  readonly line: number;
  /** As it is written. */
  readonly moment: string;
}

export function firstPast({ parts }: Script, now: number): Past | undefined {
  for (const part of parts) {
    if (part.kind === 'repeat' || part.when.kind !== 'at' || !isDated(part.when.moment)) continue;
    const moment = readMoment(part.when.moment, now);
    if (moment !== undefined && moment < now) return { line: part.line, moment: part.when.moment };
  }
  return undefined;
}

/** Refuses a script with a date that has been. Time never goes back, so this is known before it begins. */
export function checkPast(script: Script, now: number): void {
  const past = firstPast(script, now);
  if (past === undefined) return;
  const { line, moment } = past;
  throw new Fault(
    scriptFaults.past,
    `${script.name}:${line}: ${moment} has been: the market's clock shows ${new Date(now).toISOString()}`,
    { details: { script: script.name, line } },
  );
}
