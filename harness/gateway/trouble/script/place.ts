import { Fault } from '../../../../platform/errors/fault.js';
import { scriptFaults } from './faults.js';

/** Where something stands in a script, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Of a script that cannot be understood: the first thing that is wrong with it. */
export function refused(script: string, { line, column }: Place, message: string): Fault {
  return new Fault(scriptFaults.bad, `${script}:${line}:${column}: ${message}`, {
    details: { script, line, column },
  });
}

/** What was found, as far as a line of a message has room for it. */
export function shown(text: string): string {
  return JSON.stringify(text.length <= 40 ? text : `${text.slice(0, 40)}…`);
}
