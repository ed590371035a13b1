import { parseReplayCsv } from '../../../../../harness/world/replay/csv/parse.js';
import { replayFaults } from '../../../../../harness/world/replay/faults.js';
import { Fault } from '../../../../../platform/errors/fault.js';

export const TODAY = '20261121';
export const HEADER = 'date,open,high,low,close,volume';

export function csv(...lines: readonly string[]): string {
  return [HEADER, ...lines].join('\n');
}

/** What is complained of, without the name of the file. */
export function complaintsAbout(text: string, file = 'AAPL.csv'): string[] {
  try {
    parseReplayCsv(text, file, TODAY);
  } catch (thrown) {
    if (thrown instanceof Fault && thrown.kind === replayFaults.bad_bars)
      return thrown.message.replaceAll(`${file}:`, '').split('\n');
    throw thrown;
  }
  return [];
}
