import { connect, type Socket } from 'node:net';

/** A client that only counts frames, so that what is measured is the other side. */
export interface RawClient {
  readonly socket: Socket;
  /** Frames received so far. */
  readonly frames: number;
  /** Resolves once so many frames have come since the beginning. */
  until(frames: number): Promise<void>;
  send(...bodies: readonly string[]): void;
  end(): void;
}

export async function openRawClient(port: number): Promise<RawClient> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  let frames = 0;
  let wanted = Number.POSITIVE_INFINITY;
  let reached = () => {};
  // What is left of a frame or of its length at the end of a chunk.
  let toSkip = 0;
  let lengthSoFar: number[] = [];

  socket.on('data', (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (toSkip > 0) {
        const step = Math.min(toSkip, chunk.length - at);
        toSkip -= step;
        at += step;
        if (toSkip === 0) frames += 1;
      } else if (lengthSoFar.length === 0 && chunk.length - at >= 4) {
        toSkip = chunk.readUInt32BE(at);
        at += 4;
      } else {
        lengthSoFar.push(chunk[at] ?? 0);
        at += 1;
        if (lengthSoFar.length === 4) {
          toSkip = Buffer.from(lengthSoFar).readUInt32BE(0);
          lengthSoFar = [];
        }
      }
    }
    if (frames >= wanted) {
      wanted = Number.POSITIVE_INFINITY;
      reached();
    }
  });
  return {
    socket,
    get frames() {
      return frames;
    },
    until(count) {
      if (frames >= count) return Promise.resolve();
      wanted = count;
      return new Promise((resolve) => {
        reached = resolve;
      });
    },
    send(...bodies) {
      socket.write(Buffer.concat(bodies.map(framed)));
    },
    end: () => void socket.destroy(),
  };
}

export function framed(body: string): Buffer {
  const bytes = Buffer.alloc(4 + Buffer.byteLength(body));
  bytes.writeUInt32BE(bytes.length - 4);
  bytes.write(body, 4);
  return bytes;
}
