import { createHash, hash } from 'node:crypto';
import type { Entry } from './line.js';

/** A line by what its successor names it. */
export interface Link {
  /** Lines count from 1. */
  readonly seq: number;
  readonly hash: string;
}

/** What the first line goes on from. */
export const BEGINNING: Link = { seq: 0, hash: '0'.repeat(64) };

const HEAD = /^\{"seq":([1-9]\d{0,14}),"at":"[^"\\]{1,40}","previous":"([0-9a-f]{64})",/;
/** More than the head of any line takes. */
const LONGEST_HEAD = 160;
const TAIL = /^,"hash":"([0-9a-f]{64})"\}$/;
const TAIL_LENGTH = ',"hash":"'.length + 64 + '"}'.length;

/**
 * One line of the record: JSON, whose first fields are `seq`, `at` and `previous`, and whose last is `hash`. The hash
 * is the SHA-256, in lower-case hexadecimal, of the line's own bytes up to `,"hash":` and a `}` in place of the rest:
 * that is, of the same JSON without its last field.
 */
export function writeLine(
  entry: Entry,
  after: Link,
  at: number,
): { readonly text: string; readonly link: Link } {
  const seq = after.seq + 1;
  const head = `{"seq":${seq},"at":"${new Date(at).toISOString()}","previous":"${after.hash}",`;
  const json = head + JSON.stringify(entry).slice(1);
  const digest = hash('sha256', json);
  return { text: `${json.slice(0, -1)},"hash":"${digest}"}\n`, link: { seq, hash: digest } };
}

/** What a line says of its place, without its line break; undefined where its hash is not that of its text. */
export function readLink(line: Buffer): (Link & { readonly previous: string }) | undefined {
  const [, seq, previous] = HEAD.exec(line.toString('latin1', 0, LONGEST_HEAD)) ?? [];
  const end = line.length - TAIL_LENGTH;
  const [, written] = TAIL.exec(line.toString('latin1', Math.max(end, 0))) ?? [];
  if (seq === undefined || previous === undefined || written === undefined) return undefined;
  const found = createHash('sha256').update(line.subarray(0, end)).update('}').digest('hex');
  return found === written ? { seq: Number(seq), previous, hash: written } : undefined;
}
