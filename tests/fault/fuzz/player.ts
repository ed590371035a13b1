import { connect, type Socket } from 'node:net';
import { encodeFrame } from '../../../harness/wire/encode.js';
import { createFrameReader } from '../../../harness/wire/framing.js';
import { decodeBody } from '../../../harness/wire/message.js';
import { cancelMktData } from '../../../harness/wire/requests/market-data.js';
import { reqCurrentTime } from '../../../harness/wire/requests/session.js';
import { valuesOf } from '../../../harness/wire/values.js';
import { integer } from '../../../platform/random/random.js';
import { seededRandom } from '../../../platform/random/seeded.js';
import type { Script } from './script.js';

/** Something that must not be, and what the client had sent just before. */
export interface Finding {
  readonly what: string;
  readonly seed: string;
  readonly sent: readonly string[];
}

/** No request of a script has such an id. */
const FENCE_ID = 1_900_000_000;
const AWAITED = { nothing: '', start: 'nextValidId', fence: '', time: 'currentTime' };
const ID_IN_USE = '326';
const OWN_FAILURE = /Internal error/;
const SHOWN_CHARACTERS = 600;

/**
 * Plays a script to a gateway and listens: it must answer after every batch, and say nothing that it cannot mean.
 *
 * @param answered called when a batch has been answered
 */
export async function play(script: Script, port: number, answered: () => void): Promise<readonly Finding[]> {
  const { seed } = script;
  const random = seededRandom(seed).fork('segments');
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const findings: Finding[] = [];
  let sent: readonly string[] = [];
  const found = (what: string) => void findings.push({ what, seed, sent });
  let isClosed = false;
  let isTaken = false;
  let wanted: 'nothing' | 'start' | 'fence' | 'time' = 'nothing';
  let arrived = () => {};
  /** What the gateway says it is. */
  let version = 0;

  const hear = (body: Buffer) => {
    if (version === 0) {
      version = Number(body.toString().split('\0')[0]);
      return;
    }
    const decoding = decodeBody('reply', version, body);
    if (!decoding.ok) {
      found(`a reply that is none: ${decoding.failure.text}`);
      return;
    }
    const { layout, texts } = decoding.message;
    const reading = valuesOf(layout, texts);
    if (!reading.ok) found(`a reply with a value that is none: ${reading.failure.text}`);
    if (layout.name === 'errMsg') {
      if (texts['errorCode'] === ID_IN_USE) isTaken = true;
      if (OWN_FAILURE.test(String(texts['errorMsg']))) found(`the gateway fails: ${texts['errorMsg']}`);
      if (wanted === 'fence' && texts['reqId'] === String(FENCE_ID)) wanted = 'time';
    } else if (layout.name === AWAITED[wanted]) {
      wanted = 'nothing';
      arrived();
    }
  };
  const reader = createFrameReader();
  socket.on('data', (chunk: Buffer) => {
    for (const body of reader.push(chunk)) hear(body);
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    isClosed = true;
    arrived();
  });

  const write = async (bytes: Buffer) => {
    const pieces = random.next() < 0.3 ? integer(random, 2, 6) : 1;
    let at = 0;
    for (let piece = 1; piece <= pieces && !isClosed; piece += 1) {
      const end = piece === pieces ? bytes.length : integer(random, at, bytes.length);
      socket.write(bytes.subarray(at, end));
      at = end;
      if (piece < pieces) await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const hears = (what: 'start' | 'fence') =>
    new Promise<void>((resolve) => {
      wanted = what;
      arrived = resolve;
      if (isClosed) resolve();
    });
  const fence = () => {
    socket.write(encodeFrame(cancelMktData, version, { reqId: FENCE_ID }));
    socket.write(encodeFrame(reqCurrentTime, version, {}));
    return hears('fence');
  };

  await new Promise<void>((resolve) => {
    socket.once('connect', () => resolve());
    socket.once('close', () => resolve());
  });
  const started = hears('start');
  for (const bytes of script.opening) await write(bytes);
  if (script.isStarted) await started;
  // Somebody else has the id.
  if (isTaken) return findings;
  for (const batch of script.batches) {
    sent = batch.map(shown);
    await write(Buffer.concat(batch));
    if (!script.isStarted) continue;
    await fence();
    if (isClosed) {
      found('the gateway has hung up on a client that it ought to bear');
      return findings;
    }
    answered();
  }
  await leave(script, socket, write);
  await closed;
  return findings;
}

async function leave(
  { ending, last, isStarted }: Script,
  socket: Socket,
  write: (bytes: Buffer) => Promise<void>,
) {
  if (ending === 'reset') {
    socket.resetAndDestroy();
    return;
  }
  await write(last);
  // After this it is for the gateway to leave.
  if (!(isStarted && ending === 'overlong')) socket.end();
}

/** A frame as somebody can read it. */
function shown(frame: Buffer): string {
  const text = frame.toString('latin1', 4, 4 + SHOWN_CHARACTERS).replaceAll('\0', '|');
  return `${frame.length - 4}: ${JSON.stringify(text)}`;
}
