import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Example } from '../../harness/example/example.js';
import { parseExample } from '../../harness/example/parse.js';
import type { RunRecord } from '../../harness/runner/records/record.js';
import { Fault } from '../../platform/errors/fault.js';
import { messageOf } from '../../platform/errors/thrown.js';

/** The example as its file says it now. */
export async function rereadExample(
  folder: string,
  { file, tier, language, example: id }: RunRecord,
): Promise<Example | { readonly trouble: string }> {
  try {
    const example = parseExample(await readFile(join(folder, file), 'utf8'), { file, tier, language });
    if (example.id === id) return example;
    return { trouble: `${file} is now the example ${example.id}` };
  } catch (thrown) {
    if (thrown instanceof Fault) return { trouble: thrown.message };
    const reason = messageOf(thrown);
    return { trouble: `${join(folder, file)} cannot be read: ${reason}` };
  }
}
