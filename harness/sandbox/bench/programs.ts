import type { Program } from '../program.js';

export type Language = Program['language'];
export type Programs = Readonly<Record<Language, string>>;

/** Loads IB's client, as every example does, and prints a line. */
export const first: Programs = {
  ts: "import { EventName } from '@stoqey/ib';\nconsole.log('first line', EventName.connected);",
  python: "from ib_async import IB\nprint('first line', IB.__name__)",
};

/** A whole example: connects, asks for the time, disconnects. Where to comes as an argument. */
export const asking: Programs = {
  ts: `
import { EventName, IBApi } from '@stoqey/ib';

const ib = new IBApi({ host: '127.0.0.1', port: Number(process.argv[2] ?? 4002), clientId: 1 });
ib.on(EventName.nextValidId, () => ib.reqCurrentTime());
ib.on(EventName.currentTime, (seconds: number) => {
  console.log(new Date(seconds * 1000).toISOString());
  ib.disconnect();
});
ib.connect();
`,
  python: `
import sys
from ib_async import IB

ib = IB()
ib.connect('127.0.0.1', int(sys.argv[1]) if len(sys.argv) > 1 else 4002, clientId=1)
print(ib.reqCurrentTime())
ib.disconnect()
`,
};

/** Sends so many small messages, each after the answer to the one before, and prints how long each took, in ms. */
const ROUND_TRIPS = 1000;
export const roundTrips: Programs = {
  ts: `
import { connect } from 'node:net';
const socket = connect({ host: '127.0.0.1', port: Number(process.argv[2] ?? 4002), noDelay: true });
const took: number[] = [];
let sent = 0;
const send = () => { sent = performance.now(); socket.write('a message of some length'); };
socket.on('connect', send).on('data', () => {
  took.push(performance.now() - sent);
  if (took.length < ${ROUND_TRIPS}) return send();
  console.log(JSON.stringify(took));
  socket.end();
});
`,
  python: `
import json, socket, sys, time
sock = socket.create_connection(('127.0.0.1', int(sys.argv[1]) if len(sys.argv) > 1 else 4002))
sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
took = []
for _ in range(${ROUND_TRIPS}):
    sent = time.perf_counter()
    sock.sendall(b'a message of some length')
    sock.recv(4096)
    took.append((time.perf_counter() - sent) * 1000)
print(json.dumps(took))
`,
};
