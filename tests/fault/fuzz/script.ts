import { encode } from '../../../harness/wire/encode.js';
import { LONGEST_BODY } from '../../../harness/wire/framing.js';
import { writeHello } from '../../../harness/wire/handshake.js';
import { startApi } from '../../../harness/wire/requests/session.js';
import { OLDEST } from '../../../harness/wire/versions.js';
import { integer, pick, type Random } from '../../../platform/random/random.js';
import { seededRandom } from '../../../platform/random/seeded.js';
import { SPOKEN } from '../../harness/wire/spoken.js';
import { requestWriter } from './bodies.js';
import { framed, mutatedBytes, mutatedFields, randomBytes } from './mutations.js';

/** How a client leaves; after `overlong` no frame boundary is certain, and the gateway must be the one to leave. */
export type Ending = 'goodbye' | 'reset' | 'half a frame' | 'claimed' | 'overlong' | 'junk';

/** All that one client will send, worked out beforehand from a seed. */
export interface Script {
  readonly seed: string;
  readonly version: number;
  readonly clientId: number;
  /** The opening, in the pieces in which it is sent. */
  readonly opening: readonly Buffer[];
  /** Whether hello and START_API are in order, so that the gateway must answer whatever follows. */
  readonly isStarted: boolean;
  /** Frames that go out together. */
  readonly batches: readonly (readonly Buffer[])[];
  readonly ending: Ending;
  readonly last: Buffer;
}

const [oldest = OLDEST, ...newer] = SPOKEN;
const versions: readonly [number, ...number[]] = [oldest, ...newer];
const endings: readonly [Ending, ...Ending[]] = [
  ...(['goodbye', 'goodbye', 'reset', 'half a frame', 'claimed', 'overlong', 'junk'] as const),
];
/** Most clients are new; a few ids are used by one after another, who meet the orders of those before. */
const SHARED_IDS = 24;
const MOST_IDS = 1_000_000;
const MOST_BATCHES = 12;
const MOST_TOGETHER = 24;
/** A body as long as may be is a burden: one among so many. */
const LONGEST_AMONG = 200_000;

/** How many frames a script has, its opening and its end included. */
export function framesOf({ opening, batches, last }: Script): number {
  const own = batches.reduce((sum, batch) => sum + batch.length, 0);
  return own + opening.length + (last.length > 0 ? 1 : 0);
}

export function writeScript(seed: string): Script {
  const random = seededRandom(seed);
  const version = pick(random, versions);
  const clientId = integer(random, 0, random.next() < 0.1 ? SHARED_IDS : MOST_IDS);
  const write = requestWriter(random, version);
  const kind = random.next();
  const hello = writeHello({ min: 100, max: version, options: pick(random, ['', '', '+PACEAPI', 'é x=']) });
  const start = startBody(version, clientId);
  const ending = pick(random, endings);
  const common = { seed, version, clientId, ending, last: lastWords(random, ending) };
  if (kind < 0.8) {
    const batches = Array.from({ length: integer(random, 1, MOST_BATCHES) }, () => anyBatch(random, write));
    return { ...common, opening: [hello, framed(start)], isStarted: true, batches };
  }
  const batches = [anyBatch(random, write)];
  const opening = kind < 0.9 ? [hello, ...oddStarts(random, start)] : [oddHello(random, hello)];
  return { ...common, opening, isStarted: false, batches };
}

function startBody(version: number, clientId: number): Buffer {
  return Buffer.from(encode(startApi, version, { clientId, optionalCapabilities: '' }));
}

function anyBatch(random: Random, write: () => readonly string[]): readonly Buffer[] {
  return Array.from({ length: integer(random, 1, MOST_TOGETHER) }, () => {
    if (integer(random, 1, LONGEST_AMONG) === 1) return framed(Buffer.alloc(LONGEST_BODY, 'x\0'));
    return framed(mutatedBytes(random, mutatedFields(random, write())));
  });
}

/** START_API with an id that is none, in too many pieces, or several times. */
function oddStarts(random: Random, start: Buffer): readonly Buffer[] {
  const fields = start.toString().split('\0').slice(0, -1);
  return Array.from({ length: integer(random, 1, 4) }, () =>
    framed(mutatedBytes(random, mutatedFields(random, fields))),
  );
}

function oddHello(random: Random, hello: Buffer): Buffer {
  const kind = random.next();
  if (kind < 0.2) return randomBytes(random, integer(random, 1, 200));
  if (kind < 0.3)
    return Buffer.from(pick(random, ['63\0', 'GET / HTTP/1.1\r\n\r\n', 'API', 'API\0\0\0', '\x16\x03\x01']));
  const versions = pick(random, [
    'v',
    'v1..',
    'v200..100',
    'v999999999..1',
    'v-1',
    'v100..156',
    'v201',
    'v157\0\0',
  ]);
  if (kind < 0.6) return Buffer.concat([hello.subarray(0, 4), framed(Buffer.from(versions))]);
  const bytes = Buffer.from(hello);
  const at = integer(random, 0, bytes.length - 1);
  bytes[at] = integer(random, 0, 255);
  return bytes;
}

function lastWords(random: Random, ending: Ending): Buffer {
  switch (ending) {
    case 'goodbye':
    case 'reset':
      return Buffer.alloc(0);
    case 'half a frame':
      return framed(randomBytes(random, 40)).subarray(0, integer(random, 1, 40));
    case 'claimed':
      return Buffer.concat([Buffer.from([0, 0xff, 0xff, 0xff]), randomBytes(random, 1000)]);
    case 'overlong':
      return Buffer.from(
        pick(random, [
          [1, 0, 0, 0],
          [0x7f, 0xff, 0xff, 0xff],
          [0xff, 0xff, 0xff, 0xff],
          [0x80, 0, 0, 0],
        ]),
      );
    case 'junk':
      return randomBytes(random, integer(random, 1, 300));
  }
}
