/**
 * Plays one script again to a gateway of its own, frame by frame, and shows what is said:
 * `node --import tsx tests/fault/fuzz/replay.ts SEED`, the seed being that of a finding, such as `ten thousand/17`.
 */
import { play } from './player.js';
import { framesOf, writeScript } from './script.js';
import { startGateway } from './under-fire.js';

const seed = process.argv[2];
if (seed === undefined) throw new Error('expected the seed of a finding');
const script = writeScript(seed);
console.log(`${framesOf(script)} frames at version ${script.version}, which end with: ${script.ending}`);
const gateway = await startGateway();
let batches = 0;
const findings = await play(script, gateway.port, () => {
  batches += 1;
});
console.log(`${batches} of ${script.batches.length} batches answered`);
for (const { what, sent } of findings) console.log([what, ...sent].join('\n  '));
for (const line of gateway.failures) console.log(line);
console.log(await gateway.deserted());
gateway.end();
