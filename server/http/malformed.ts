import { type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { Fault } from '../../platform/errors/fault.js';
import { toProblem } from '../../platform/errors/problem.js';
import { codeOf, messageOf } from '../../platform/errors/thrown.js';
import { newId } from '../../platform/random/id.js';
import type { App } from '../app.js';
import type { Connections } from './connections.js';
import { httpFaults } from './faults.js';
import { securityHeaders } from './security-headers.js';

type Refuser = Pick<App, 'clock' | 'log' | 'random'>;

/** A client that goes on sending would lose the answer to a reset if we closed on it at once. */
const LINGER_MS = 1000;

/** Answers what Node's parser gives up on: such a request never reaches the handlers. */
export function refuseUnparsed(server: Server, connections: Connections, app: Refuser): void {
  const refused = new WeakSet<Duplex>();
  server.on('clientError', (error, socket) => {
    // Each further piece of the same request fails anew.
    if (refused.has(socket)) return;
    refused.add(socket);
    const refusal = refusalOf(error, app);
    // Where an earlier answer is still on its way, ours would be read as that one, or as part of it.
    if (connections.canAnswer(socket)) socket.end(asText(refusal));
    const cancel = app.clock.after(LINGER_MS, () => socket.destroy());
    socket.once('close', cancel);
  });
}

/** Answers what parses, but names no address that could be looked up, such as one without a host. */
export function refuseUnaddressed(error: unknown, app: Refuser): Response {
  const { status, headers, body } = refusalOf(error, app);
  return new Response(body, { status, headers });
}

interface Refusal {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

function refusalOf(error: unknown, { clock, log, random }: Refuser): Refusal {
  const fault = faultOf(error);
  const requestId = newId('req', clock, random);
  const { status } = fault.kind;
  log.info({ requestId, status, code: fault.code, reason: fault.message }, 'malformed request');
  const headers = {
    ...securityHeaders,
    'cache-control': 'no-store',
    'content-type': 'application/problem+json',
    'x-request-id': requestId,
  };
  return { status, headers, body: JSON.stringify(toProblem(fault, requestId)) };
}

function faultOf(error: unknown): Fault {
  switch (codeOf(error)) {
    case 'HPE_HEADER_OVERFLOW':
      return new Fault(httpFaults.too_long, 'the address and headers of the request are too long');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new Fault(httpFaults.too_slow, 'the request did not arrive in time');
    default:
      return new Fault(httpFaults.malformed, `the request cannot be read: ${messageOf(error)}`, {
        cause: error,
      });
  }
}

function asText({ status, headers, body }: Refusal): string {
  const all = { ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n');
}
