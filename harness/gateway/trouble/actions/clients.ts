import { z } from 'zod';
import type { Session } from '../../session.js';
import { action } from '../action.js';
import { client, forAWhile, optionalClient, text, wholeNumber } from '../parameters.js';
import type { Stage } from '../stage.js';
import { clientsOf } from '../subjects.js';

/** Trouble with connections of clients. */
export const clientActions = {
  drop: action({
    about: 'end the connection of a client, without a word',
    parameters: z.strictObject({ client }),
    run(stage, parameters) {
      const sessions = clientsOf(stage, parameters.client);
      for (const { line } of sessions) line.drop();
      return `dropped ${clientsText(sessions)}`;
    },
  }),
  stall: action({
    about:
      'send a client nothing more; what it asks is still done, and it hears of that afterwards (beyond 16 MB of it ' +
      'the client is dropped)',
    effects: ['stall'],
    parameters: z.strictObject({ client: optionalClient, for: forAWhile }),
    run(stage, parameters) {
      const sessions = clientsOf(stage, parameters.client);
      for (const { line } of sessions) line.stall(true);
      return hearText(sessions, 'nothing');
    },
    undo: unstall,
  }),
  unstall: action({
    about: 'send what a stalled client has missed, and everything from then on',
    effects: ['stall'],
    parameters: z.strictObject({ client: optionalClient }),
    run: unstall,
  }),
  cut: action({
    about: 'end the connection of a client in the middle of a message',
    parameters: z.strictObject({ client }),
    run(stage, parameters) {
      const sessions = clientsOf(stage, parameters.client);
      for (const { line } of sessions) line.cut();
      return `cut off ${clientsText(sessions)}`;
    },
  }),
  say: action({
    about: 'send an error or a notice of any code, as TWS would',
    parameters: z.strictObject({
      code: wholeNumber(1, 99_999).describe('such as 2103'),
      message: text.describe('its text'),
      reqId: wholeNumber(-1).default(-1).describe('the request or order it is about; -1 for none'),
      client: optionalClient,
    }),
    run(stage, { code, message, reqId, ...parameters }) {
      const sessions = clientsOf(stage, parameters.client);
      for (const session of sessions) session.error(reqId, { code, message });
      return `told ${clientsText(sessions)}: ${code} ${message}`;
    },
  }),
};

function unstall(stage: Stage, parameters: { readonly client: number | 'all' }): string {
  const sessions = clientsOf(stage, parameters.client);
  for (const { line } of sessions) line.stall(false);
  return hearText(sessions, 'everything again');
}

function hearText(sessions: readonly Session[], what: string): string {
  return sessions.length === 0 ? 'no client is connected' : `${clientsText(sessions)} will hear ${what}`;
}

function clientsText(sessions: readonly Session[]): string {
  if (sessions.length === 0) return 'nobody: no client is connected';
  const ids = sessions.map(({ clientId }) => clientId).join(', ');
  return sessions.length === 1 ? `client ${ids}` : `clients ${ids}`;
}
