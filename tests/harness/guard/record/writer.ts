/**
 * Opens a record and appends to it until it is killed, several entries a turn, and prints the number of each as soon as
 * it is acknowledged. A fault ends it, and its code is printed last. Arguments: the file, and the first number.
 */

import { writeSync } from 'node:fs';
import { openAudit } from '../../../../harness/guard/record/open-audit.js';
import { systemClock } from '../../../../platform/clock/system.js';
import { asFault } from '../../../../platform/errors/fault.js';

const [file = '', first = '1'] = process.argv.slice(2);
try {
  const audit = await openAudit({ file, clock: systemClock });
  for (let number = Number(first); ; number += 3) {
    const turn = [number, number + 1, number + 2];
    await Promise.all(
      turn.map(async (each) => {
        await audit.append({ kind: 'killed', why: `${each} ${'x'.repeat(each % 1000)}` });
        writeSync(1, `${each}\n`);
      }),
    );
  }
} catch (thrown) {
  writeSync(1, `${asFault(thrown).code}\n`);
  process.exit(1);
}
