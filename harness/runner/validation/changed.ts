import type { Example } from '../../example/example.js';
import type { Environment } from '../records/record.js';
import type { RunStore } from '../records/store.js';
import type { Runtimes } from '../runtimes.js';

interface Since {
  readonly runs: number;
  readonly kind: Environment['kind'];
  readonly runtimes: Runtimes;
}

/** Those whose last runs, as they are now and by the client of now, did not all pass, or were too few. */
export async function changedExamples(
  store: RunStore,
  examples: readonly Example[],
  { runs, kind, runtimes }: Since,
): Promise<readonly Example[]> {
  const changed: Example[] = [];
  for (const example of examples) {
    const runtime = runtimes[example.language];
    const client = 'missing' in runtime ? 'none' : runtime.client;
    const last = await store.latest({ hash: example.hash, client, kind }, runs);
    const passed = last.filter(({ outcome }) => outcome === 'pass').length;
    if (passed < runs) changed.push(example);
  }
  return changed;
}
