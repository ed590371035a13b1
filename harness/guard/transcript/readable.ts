import { describe } from '../../wire/describe.js';
import type { Crossing, SessionEvent } from './transcript.js';

const ARROWS = { request: '→', reply: '←' } as const;
/** A scanner's parameters or a year of bars would hide everything else. */
const LONGEST = 400;

/** One message in one line: when, which way, what became of it, what it says. */
export function crossingLine({ at, direction, passage, name, message }: Crossing, startedAt: number): string {
  const said = message ? describe(message) : name;
  const cut = said.length > LONGEST ? `${said.slice(0, LONGEST)}… (${said.length} characters)` : said;
  const note = passage === 'forwarded' ? '' : passage === 'guard' ? '[by the guard] ' : `[${passage}] `;
  return `${elapsed(at, startedAt)} ${ARROWS[direction]} ${note}${cut}`;
}

export function eventLine(event: SessionEvent, startedAt: number): string {
  const when = elapsed(event.at, startedAt);
  switch (event.kind) {
    case 'greeted':
      return `${when}   server version ${event.version}, of ${event.offered}`;
    case 'accounts':
      return `${when}   paper accounts ${event.accounts.join(', ')}`;
    case 'left-open':
      return `${when}   the program has ended and left the connection open`;
    case 'ended':
      return `${when}   ended: ${event.because}`;
  }
}

/** The same for programs: a line of JSON. */
export function crossingJson({ seq, at, direction, passage, name, message, body }: Crossing): string {
  const fields = message ? { fields: message.texts } : { bytes: body.toString('base64') };
  const when = new Date(at).toISOString();
  return JSON.stringify({ seq, at: when, direction, outcome: passage, name, ...fields });
}

function elapsed(at: number, startedAt: number): string {
  return `${String(at - startedAt).padStart(6)} ms`;
}
