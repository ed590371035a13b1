import { Fault } from '../../platform/errors/fault.js';
import { wireFaults } from './faults.js';

/** Clients drop the connection at anything longer. */
export const LONGEST_BODY = 0xffffff;

/** Why a stream cannot be read on: after this no frame boundary is certain any more. */
export type FramingFailure = { readonly reason: 'overlong'; readonly length: number };

export interface FrameReader {
  /**
   * The bodies that this chunk completes, in order. They are views of the chunk where that is possible, and
   * each stands behind its length: see `frameAround`.
   */
  push(chunk: Uint8Array): readonly Buffer[];
  /** Set once the stream is beyond repair; whatever is pushed later is ignored. */
  readonly failure: FramingFailure | undefined;
}

/**
 * Reads frames (a big-endian length, then as many bytes) out of a stream cut anywhere.
 *
 * @param longest the longest body that is borne now
 */
export function createFrameReader(longest: () => number = () => LONGEST_BODY): FrameReader {
  let kept: Buffer[] = [];
  let keptBytes = 0;
  let wanted = 4;
  let failure: FramingFailure | undefined;

  return {
    get failure() {
      return failure;
    },
    push(chunk) {
      const bodies: Buffer[] = [];
      if (failure) return bodies;
      const piece = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      kept.push(piece);
      keptBytes += piece.length;
      // Joining only when a frame is whole keeps a long frame in small chunks linear.
      if (keptBytes < wanted) return bodies;
      const bytes = kept.length === 1 ? piece : Buffer.concat(kept, keptBytes);
      let at = 0;
      wanted = 4;
      while (bytes.length - at >= 4) {
        const length = bytes.readUInt32BE(at);
        if (length > longest()) {
          failure = { reason: 'overlong', length };
          kept = [];
          return bodies;
        }
        wanted = 4 + length;
        if (bytes.length - at < wanted) break;
        bodies.push(bytes.subarray(at + 4, at + wanted));
        at += wanted;
        wanted = 4;
      }
      keptBytes = bytes.length - at;
      kept = keptBytes === 0 ? [] : [bytes.subarray(at)];
      return bodies;
    },
  };
}

/** The frame that a reader's body stands in, without a copy: the length lies before it in the same bytes. */
export function frameAround(body: Buffer): Buffer {
  return Buffer.from(body.buffer, body.byteOffset - 4, body.length + 4);
}

/** A body with its length before it, ready to be sent. */
export function frame(body: string): Buffer {
  const length = Buffer.byteLength(body);
  if (length > LONGEST_BODY) {
    throw new Fault(wireFaults.frame_oversized, `A message of ${length} bytes exceeds ${LONGEST_BODY}`);
  }
  const bytes = Buffer.allocUnsafe(4 + length);
  bytes.writeUInt32BE(length, 0);
  bytes.write(body, 4);
  return bytes;
}
