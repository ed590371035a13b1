import { type Hello, negotiate, writeHello } from '../../wire/handshake.js';

export type Offer =
  /** What the upstream is told that the client speaks. */
  { readonly hello: Hello; readonly bytes: Buffer } | { readonly refusal: string };

/** Options of a handshake that change nothing about how messages are written. */
const PLAIN_OPTIONS = new Set(['+PACEAPI']);

/** The client's handshake as it goes upstream: a version that cannot be read here must never be agreed on. */
export function offerOf({ min, max, options }: Hello): Offer {
  const meeting = negotiate({ min, max });
  if ('refusal' in meeting) return { refusal: meeting.refusal };
  const plain = options.split(' ').filter((option) => PLAIN_OPTIONS.has(option));
  const hello: Hello = { min, max: meeting.version, options: plain.join(' ') };
  return { hello, bytes: writeHello(hello) };
}

export type Ack = { readonly version: number } | { readonly refusal: string };

/** Reads the first frame of the upstream: the version it has chosen. */
export function readAck(body: Buffer, { min, max }: Hello): Ack {
  const [text = '', time] = body.toString('latin1').split('\0');
  const version = Number(text);
  if (time === undefined || !/^\d{1,6}$/.test(text)) {
    return { refusal: `The upstream's greeting is none: ${JSON.stringify(text.slice(0, 40))}` };
  }
  const meeting = negotiate({ min: version, max: version });
  if (version < min || version > max || 'refusal' in meeting) {
    return { refusal: `The upstream chose version ${version} where ${min} to ${max} were offered` };
  }
  return { version };
}
