import type { Example } from '../../../../harness/example/example.js';
import { leastHeader, parsed } from '../../example/written.js';

/** An example by its id; what it does and in which words does not matter. */
export function anExample(id: string, below = `console.log('${id}');\n`): Example {
  return parsed({ ...leastHeader, id, task: `Does what ${id} does.` }, 'ts', below);
}
