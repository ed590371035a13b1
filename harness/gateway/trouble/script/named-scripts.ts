import { didYouMean } from '../../../../platform/config/nearest.js';
import { Fault } from '../../../../platform/errors/fault.js';
import { scriptFaults } from './faults.js';
import { farmFlapping } from './named/farm-flapping.js';
import { nightlyRestart } from './named/nightly-restart.js';
import { slowOpen } from './named/slow-open.js';
import { stolenData } from './named/stolen-data.js';
import { weekend } from './named/weekend.js';

/** What really happens to people, as scripts that come with the program. */
export const namedScripts: Readonly<Record<string, string>> = {
  'nightly-restart': nightlyRestart,
  weekend,
  'farm-flapping': farmFlapping,
  'stolen-data': stolenData,
  'slow-open': slowOpen,
};

/** The text of one of them. */
export function namedScript(name: string): string {
  const text = Object.hasOwn(namedScripts, name) ? namedScripts[name] : undefined;
  if (text !== undefined) return text;
  const names = Object.keys(namedScripts);
  const near = didYouMean(name.slice(0, 40), names) || `; there are ${names.join(', ')}`;
  throw new Fault(scriptFaults.unknown, `no script ${JSON.stringify(name)} comes with the program${near}`, {
    details: { name },
  });
}

/** What it is about: its first line. */
export function aboutScript(text: string): string {
  return text.slice(0, text.indexOf('\n')).replace(/^# */, '');
}
