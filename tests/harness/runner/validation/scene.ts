import { join } from 'node:path';
import type { Example } from '../../../../harness/example/example.js';
import type { ExampleRunner } from '../../../../harness/runner/ran.js';
import { sqliteRunStore } from '../../../../harness/runner/records/sqlite-store.js';
import type { NewValidation } from '../../../../harness/runner/records/validation.js';
import { beginValidation, type Opened } from '../../../../harness/runner/validation/begin.js';
import { helpOut } from '../../../../harness/runner/validation/help-out.js';
import { workOff } from '../../../../harness/runner/validation/work-off.js';
import type { OutcomeCounts } from '../../../../harness/runner/verdict.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { sqliteJobStore } from '../../../../platform/jobs/sqlite-store.js';
import { createLog } from '../../../../platform/log/log.js';
import { systemRandom } from '../../../../platform/random/system.js';
import { open, scratchFolder } from '../../../platform/database/scratch.js';
import { aRecord, EMBEDDED } from '../records/a-record.js';
import { anExample } from '../records/an-example.js';

export const EXAMPLES = ['a', 'b', 'c'].map((id) => anExample(id));

/** Stands in for the sandbox where only the order of things is looked at: `how` says what becomes of a run. */
export function doubleRunner(how: (example: Example, signal: AbortSignal) => Promise<void> = async () => {}) {
  const begun: string[] = [];
  const runner: ExampleRunner = {
    environment: EMBEDDED,
    warmUp: async () => {},
    async run(example, { signal = new AbortController().signal }) {
      begun.push(example.id);
      await how(example, signal);
      signal.throwIfAborted();
      return aRecord();
    },
  };
  return { begun, runner };
}

/** Real stores under a clock that the test moves. */
export async function scene() {
  const clock = steppedClock('2026-03-02T14:30:00Z');
  const database = await open(join(scratchFolder(), 'ibs.db'));
  const runs = sqliteRunStore(database, clock, systemRandom());
  const jobs = sqliteJobStore(database, clock, systemRandom());
  const lines: string[] = [];
  const log = createLog({ level: 'info', format: 'json', clock, write: (line) => lines.push(line) });
  const stores = { runs, jobs };
  const around = { ...stores, clock, log };

  const begin = async (special: Partial<NewValidation> = {}): Promise<Opened> => {
    const asked = { folder: '/examples', filters: [], onlyChanged: false };
    const plain = { asked, gateway: undefined, runs: 2, key: 'k1', fresh: false, examples: EXAMPLES };
    const opened = await beginValidation({ ...plain, ...special }, stores);
    if (!opened) throw new Error('expected something to do');
    return opened;
  };
  const never = () => new AbortController().signal;
  return {
    ...around,
    lines,
    begin,
    workOff(
      opened: Opened,
      runner: ExampleRunner,
      special: { signal?: AbortSignal; concurrency?: number } = {},
    ) {
      const tallies: OutcomeCounts[] = [];
      const options = { signal: never(), concurrency: 1, ...special };
      const onNews = (tally: OutcomeCounts) => void tallies.push(tally);
      return { tallies, ended: workOff(opened, { ...around, ...options, runner, onNews }) };
    },
    helpOut(runner: ExampleRunner, special: { signal?: AbortSignal; once?: boolean } = {}) {
      const kept: string[] = [];
      const options = { signal: never(), once: true, concurrency: 1, ...special };
      const onKept = ({ example, run }: { example: string; run: number }) =>
        void kept.push(`${example} ${run}`);
      return { kept, ended: helpOut({ ...around, ...options, runner, onKept }) };
    },
    async recordsOf({ validation }: Opened) {
      return (await runs.of(validation.id)).map(({ example, run }) => `${example} ${run}`);
    },
    async statusesOf({ validation }: Opened) {
      return (await jobs.list({ group: validation.id })).map(({ status }) => status).toReversed();
    },
  };
}

export const ALL = ['a 1', 'a 2', 'b 1', 'b 2', 'c 1', 'c 2'];
