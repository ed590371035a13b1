import { AVOIDED, isSpoken, NEWEST, OLDEST } from './versions.js';

/** `v100..225 +PACEAPI` and whatever options may follow; anything near this bound is no handshake. */
const LONGEST_VERSIONS = 512;

const PREFIX = Buffer.from('API\0', 'latin1');

export interface Hello {
  readonly min: number;
  readonly max: number;
  /** What follows the versions, such as `+PACEAPI`; empty when there is nothing. */
  readonly options: string;
}

export type HelloReading =
  | { readonly kind: 'incomplete' }
  /** `rest` is what arrived after the handshake in the same chunk. */
  | { readonly kind: 'hello'; readonly hello: Hello; readonly rest: Buffer }
  | {
      readonly kind: 'refused';
      readonly reason: 'garbage' | 'unframed' | 'oversized';
      readonly text: string;
    };

function refuse(reason: 'garbage' | 'unframed' | 'oversized', text: string): HelloReading {
  return { kind: 'refused', reason, text };
}

/** Reads what a client has sent so far; call it again with more bytes while it says `incomplete`. */
export function readHello(bytes: Buffer): HelloReading {
  const seen = Math.min(bytes.length, PREFIX.length);
  if (!bytes.subarray(0, seen).equals(PREFIX.subarray(0, seen))) return readUnknown(bytes);
  if (bytes.length < 8) return { kind: 'incomplete' };
  const length = bytes.readUInt32BE(4);
  if (length > LONGEST_VERSIONS) {
    return refuse(
      'oversized',
      `Expected at most ${LONGEST_VERSIONS} bytes of versions, found a length of ${length}`,
    );
  }
  if (bytes.length < 8 + length) return { kind: 'incomplete' };
  // Ruby's ib-api ends it with NUL, as if it were a field, which TWS lets pass.
  const text = bytes.toString('latin1', 8, 8 + length).replace(/\0$/, '');
  const match = /^v(\d{1,6})(?:\.\.(\d{1,6}))?(?: (.*))?$/s.exec(text);
  const min = Number(match?.[1]);
  const max = Number(match?.[2] ?? match?.[1]);
  if (!match || min > max) {
    return refuse('garbage', `Expected versions such as v100..${NEWEST}, found ${JSON.stringify(text)}`);
  }
  return { kind: 'hello', hello: { min, max, options: match[3] ?? '' }, rest: bytes.subarray(8 + length) };
}

function readUnknown(bytes: Buffer): HelloReading {
  const start = bytes.toString('latin1', 0, 16);
  if (/^\d{1,3}\0/.test(start)) {
    return refuse('unframed', 'The handshake from before version 100 is not spoken here; use a newer client');
  }
  if (/^\d{1,3}$/.test(start)) return { kind: 'incomplete' };
  return refuse('garbage', `Expected a handshake that begins with API, found ${JSON.stringify(start)}`);
}

/** The bytes with which a client opens a connection. */
export function writeHello({ min, max, options }: Hello): Buffer {
  const versions = min === max ? `v${min}` : `v${min}..${max}`;
  const body = Buffer.from(options === '' ? versions : `${versions} ${options}`, 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([PREFIX, length, body]);
}

export type Negotiation = { readonly version: number } | { readonly refusal: string };

/** The version at which a client is met: the highest that both sides speak. */
export function negotiate({ min, max }: Pick<Hello, 'min' | 'max'>): Negotiation {
  const common = Math.min(max, NEWEST);
  const version = common === AVOIDED ? OLDEST : common;
  if (isSpoken(version) && version >= min) return { version };
  return {
    refusal: `The client speaks versions ${min} to ${max}; this side speaks ${OLDEST} and ${AVOIDED + 1} to ${NEWEST}`,
  };
}

/** The server's answer to a handshake, without its frame: version and time, as a gateway writes them. */
export function serverAck(version: number, time: string): string {
  return `${version}\0${time}\0`;
}
