import type { Readable } from 'node:stream';
import type { Captured } from './result.js';

/** A stream of text as it comes, of which the beginning and the end are kept. */
export interface Capture {
  readonly captured: () => Captured;
}

export interface CaptureOptions {
  /** Bytes kept of the beginning, and of the end. */
  readonly kept: number;
  /** So many bytes, and nobody listens any more. */
  readonly most: number;
  readonly tooMuch: () => void;
  readonly heard: (text: string) => void;
}

export function capture(stream: Readable, { kept, most, tooMuch, heard }: CaptureOptions): Capture {
  const head: Buffer[] = [];
  let headLength = 0;
  /** Chunks of the end, together at least `kept` bytes once there are so many. */
  const tail: Buffer[] = [];
  let tailLength = 0;
  let total = 0;
  const decoder = new TextDecoder();
  const keep = (chunk: Buffer) => {
    const first = chunk.subarray(0, kept - headLength);
    if (first.length > 0) {
      head.push(first);
      headLength += first.length;
    }
    const rest = chunk.subarray(first.length);
    if (rest.length === 0) return;
    tail.push(rest);
    tailLength += rest.length;
    for (let oldest = tail[0]; oldest && tailLength - oldest.length >= kept; oldest = tail[0]) {
      tail.shift();
      tailLength -= oldest.length;
    }
  };
  stream.on('data', (chunk: Buffer) => {
    if (total >= most) return;
    const wanted = chunk.subarray(0, most - total);
    total += wanted.length;
    keep(wanted);
    const text = decoder.decode(wanted, { stream: true });
    if (text !== '') heard(text);
    if (total >= most) tooMuch();
  });
  stream.on('error', () => {});
  return { captured: () => split(Buffer.concat(head), Buffer.concat(tail).subarray(-kept), total) };
}

/** Where bytes are missing between the two, each ends or begins with a whole character. */
function split(head: Buffer, tail: Buffer, total: number): Captured {
  if (head.length + tail.length === total) {
    // Nothing is missing: what lies on the border belongs to one character.
    const all = Buffer.concat([head, tail]);
    const border = tail.length === 0 ? all.length : lastBoundary(all, head.length);
    return { head: text(all.subarray(0, border)), tail: text(all.subarray(border)), left: 0 };
  }
  const first = head.subarray(0, lastBoundary(head, head.length));
  const last = tail.subarray(firstBoundary(tail));
  return { head: text(first), tail: text(last), left: total - first.length - last.length };
}

function text(bytes: Buffer): string {
  return bytes.toString('utf8');
}

function isInside(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

/** The end of the last whole character in the first `length` bytes; bytes that are no UTF-8 stay as they are. */
function lastBoundary(bytes: Buffer, length: number): number {
  let start = length - 1;
  while (start >= 0 && length - start < 4 && isInside(bytes[start])) start -= 1;
  const first = bytes[start];
  if (first === undefined) return length;
  const size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
  return start + size > length ? start : length;
}

function firstBoundary(bytes: Buffer): number {
  let start = 0;
  while (start < 3 && isInside(bytes[start])) start += 1;
  return start;
}
