import { encode } from '../../wire/encode.js';
import { type Hello, negotiate, writeHello } from '../../wire/handshake.js';
import type { Message } from '../../wire/message.js';
import { startApi } from '../../wire/requests/session.js';

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

export type Start =
  /** `instead`: what the upstream is told in the place of what the client sent. */
  { readonly clientId: number; readonly instead: string | undefined } | { readonly refusal: string };

/**
 * With which client id a client starts the API. `@stoqey/ib` that is not told one leaves it empty, which TWS takes
 * for 0: upstream it goes as 0, so that whose orders these are is one number here and there.
 */
export function readStart(version: number, { texts }: Message): Start {
  const { clientId: text = '', optionalCapabilities = '' } = texts;
  const clientId = Number(text);
  if (!Number.isSafeInteger(clientId)) return { refusal: 'the client id is no number' };
  if (text !== '') return { clientId, instead: undefined };
  const said = { clientId, optionalCapabilities: String(optionalCapabilities) };
  return { clientId, instead: encode(startApi, version, said) };
}
