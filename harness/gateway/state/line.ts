import { crc32 } from 'node:zlib';

/** Eight hexadecimal digits and a blank stand before the JSON of a line. */
const HEAD = 9;
const LOOKS_RIGHT = /^[0-9a-f]{8} \{/;

/** A line and the checksum with which the next one goes on. */
export interface WrittenLine {
  readonly text: string;
  readonly checksum: number;
}

/**
 * One line of a file of state. Each checksum goes on from that of the line before, so that a line that is missing,
 * doubled or from another file shows as well as one that is spoilt.
 */
export function writeLine(value: object, before: number): WrittenLine {
  const json = JSON.stringify(value);
  const checksum = crc32(json, before);
  return { text: `${checksum.toString(16).padStart(8, '0')} ${json}\n`, checksum };
}

/** What a line says, without its line break; undefined where it is not what was written. */
export function readLine(
  line: Buffer,
  before: number,
): { readonly json: string; readonly checksum: number } | undefined {
  if (!LOOKS_RIGHT.test(line.toString('latin1', 0, HEAD + 1))) return undefined;
  const checksum = Number.parseInt(line.toString('latin1', 0, HEAD), 16);
  const json = line.subarray(HEAD);
  return crc32(json, before) === checksum ? { json: json.toString('utf8'), checksum } : undefined;
}
