import { createHash } from 'node:crypto';
import type { Example } from '../../example/example.js';
import type { Runtimes } from '../runtimes.js';

interface DependsOn {
  readonly examples: readonly Example[];
  readonly runtimes: Runtimes;
  /** Of this program. */
  readonly version: string;
}

/** The same for two validations whose runs may be counted together. */
export function keyOf({ examples, runtimes, version }: DependsOn): string {
  const hash = createHash('sha256').update(JSON.stringify([version, runtimes]));
  for (const { id, hash: of } of examples) hash.update(`\n${id} ${of}`);
  return hash.digest('hex');
}
