import { z } from 'zod';
import { type JobHandler, jobHandler } from '../../../platform/jobs/handler.js';
import type { NewJob } from '../../../platform/jobs/store.js';
import type { Example } from '../../example/example.js';
import type { ExampleRunner, Ran } from '../ran.js';
import type { RunRecord } from '../records/record.js';
import type { Place, RunStore } from '../records/store.js';
import type { Validation } from '../records/validation.js';

/** Before a gateway of its own: any process may make it, beside any other. */
export const RUN_KIND = 'validate-run';
/** Before a gateway that was named, which bears one process that minds its pace. Databases know it by its first name. */
const NAMED_RUN_KIND = 'validate-run-real';

export function kindOf(gateway: string | undefined): string {
  return gateway === undefined ? RUN_KIND : NAMED_RUN_KIND;
}

/** A run outlives many a process that dies over it: whoever asks for it again means it. */
const MAX_ATTEMPTS = 20;

const place = z.strictObject({ validation: z.string(), example: z.string(), run: z.int().min(1) });

export interface RunWorkshop {
  readonly runs: RunStore;
  readonly runner: ExampleRunner;
  readonly onBegin?: (example: Example) => void;
  /** It is on the disk. `isNew` unless another process was faster. */
  readonly onKept?: (record: RunRecord, isNew: boolean) => void;
  /** This process can run nothing, or keep nothing: it must stop. */
  readonly onTrouble: (thrown: unknown) => void;
}

/** Makes one run of one example and puts it on record: as often as it must be run, and once on record. */
export function validateRun(kind: string, workshop: RunWorkshop): JobHandler<Place> {
  const { runs, runner, onBegin, onKept, onTrouble } = workshop;
  return jobHandler({
    kind,
    input: place,
    async run(wanted, { signal }) {
      try {
        const example = await runs.due(wanted);
        if (!example) return { was: 'not due' };
        onBegin?.(example);
        const record = recordOf(wanted, example, await runner.run(example, { signal }));
        const isNew = await runs.add(record);
        onKept?.(record, isNew);
        return { was: record.outcome };
      } catch (thrown) {
        if (!signal.aborted) onTrouble(thrown);
        // Now it is, if this process stops: then the job is put back, and has not failed.
        signal.throwIfAborted();
        throw thrown;
      }
    },
  });
}

/** The jobs of a validation: each example once before any of them a second time. */
export function jobsOf(
  { id: validation, gateway, runs }: Validation,
  examples: readonly Example[],
): readonly NewJob[] {
  const kind = kindOf(gateway);
  return Array.from({ length: runs }, (_, index) =>
    examples.map(({ id }) => {
      const input: Place = { validation, example: id, run: index + 1 };
      return { kind, input, maxAttempts: MAX_ATTEMPTS };
    }),
  ).flat();
}

export function recordOf({ validation, example, run }: Place, of: Example, ran: Ran): RunRecord {
  const { file, line, title, topic, tier, language, category, code, hash } = of;
  const about = { file, line, title, topic, tier, language, category, code, hash };
  return { ...ran, ...about, validation, example, run };
}
