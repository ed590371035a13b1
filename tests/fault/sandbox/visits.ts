import { randomUUID } from 'node:crypto';
import { createSocket, type Socket as DatagramSocket } from 'node:dgram';
import { chmodSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { type Address, bind, portOf } from '../../../platform/net/bind.js';

/** Services of this machine that no program in a sandbox may reach: everything that comes is counted. */
export interface Visits {
  /** Where each listens. */
  readonly port: number;
  readonly portOfIPv6: number;
  /** An address that this machine has in the network, if it has one. */
  readonly address: { readonly host: string; readonly port: number };
  /** Answers any datagram as if it were a question for a name. */
  readonly datagrams: { readonly host: string; readonly port: number };
  readonly abstractName: string;
  readonly file: string;
  /** A port on which nobody listens; from now on somebody tries to come in there. */
  knockAt(): Promise<number>;
  seen(): readonly string[];
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

export async function openVisits(file: string): Promise<Visits> {
  const seen: string[] = [];
  const servers: Server[] = [];
  const open = async (name: string, where: Address): Promise<number> => {
    const server = createServer((socket) => {
      seen.push(`somebody came by ${name}`);
      socket.on('error', () => {}).resume();
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    });
    servers.push(server);
    await bind(server, where);
    return 'port' in where ? portOf(server) : 0;
  };
  const host = ownAddress();
  const abstractName = `ibs-escape-${process.pid}-${randomUUID()}`;
  const [port, portOfIPv6, portOfAddress] = await Promise.all([
    open('loopback', { host: LOOPBACK, port: 0 }),
    open('IPv6', { host: '::1', port: 0 }).catch(() => 0),
    open('the network', { host, port: 0 }),
    open('an abstract socket', { path: `\0${abstractName}` }),
    open('a socket that is a file', { path: file }),
  ]);
  chmodSync(file, 0o777);
  const datagrams = await answerDatagrams(() => seen.push('somebody sent a datagram'));
  let knocking: NodeJS.Timeout | undefined;
  return {
    port,
    portOfIPv6,
    address: { host, port: portOfAddress },
    datagrams: { host: LOOPBACK, port: datagrams.address().port },
    abstractName,
    file,
    async knockAt() {
      const probe = createServer();
      await bind(probe, { host: LOOPBACK, port: 0 });
      const free = portOf(probe);
      await new Promise((resolve) => probe.close(resolve));
      knocking = setInterval(() => {
        const visitor = connect(free, LOOPBACK, () => {
          seen.push('somebody was let in');
          clearInterval(knocking);
          visitor.destroy();
        });
        visitor.on('error', () => {});
      }, 50);
      return free;
    },
    seen: () => seen,
    async close() {
      clearInterval(knocking);
      datagrams.close();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

function ownAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.2';
}

/** `name A 127.0.0.1`, with the name taken from the question. */
const ANSWER = Buffer.from('c00c000100010000000400047f000001', 'hex');

async function answerDatagrams(heard: () => void): Promise<DatagramSocket> {
  const socket = createSocket('udp4');
  socket.on('message', (question, { port, address }) => {
    heard();
    const header = Buffer.from(question.subarray(0, 12));
    header.writeUInt16BE(0x8180, 2);
    header.writeUInt16BE(1, 6);
    header.writeUInt16BE(0, 10);
    // Of what follows the first question is kept: to its end, four bytes after its name.
    const end = question.indexOf(0, 12) + 5;
    socket.send(Buffer.concat([header, question.subarray(12, end), ANSWER]), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, LOOPBACK, resolve));
  return socket;
}
