import type { Escape } from '../escape.js';
import { missing, refused, unknown, unmoved } from './common.js';

const toPort: Pick<Escape, 'args'> = { args: ({ visits }) => [String(visits.port)] };
const toName: Pick<Escape, 'args'> = {
  args: ({ visits }) => [`${visits.datagrams.host}:${visits.datagrams.port}`],
};
const unreachable: Pick<Escape, 'ends' | 'meets'> = {
  ends: 'failed',
  meets: /ENETUNREACH|ECONNREFUSED|ConnectionRefusedError|Network is unreachable/,
};
/** With neither wall there is a network, and UDP on it. */
const noDatagrams: Pick<Escape, 'ends' | 'meets'> = {
  ends: 'failed',
  meets: /EPROTONOSUPPORT|not supported/,
};
/** Without these, what belongs to the network can be configured: a user namespace inside owns no network. */
const administrators = ['capabilities', 'nested-namespaces'] as const;

/** Every way to the network, and to services of this machine. */
export const fromNetwork: readonly Escape[] = [
  { file: '../programs/ts/connect-loopback.ts', walls: ['network'], ...toPort, ...unmoved },
  {
    file: '../programs/ts/connect-ipv6.ts',
    walls: ['network'],
    args: ({ visits }) => [String(visits.portOfIPv6)],
    mayLack: 'this machine has no IPv6',
    ends: 'failed',
    meets: /ECONNREFUSED|EADDRNOTAVAIL/,
  },
  {
    file: '../programs/ts/fetch-outside.ts',
    walls: ['network'],
    args: ({ visits: { address } }) => [`${address.host}:${address.port}`],
    ...unreachable,
  },
  { file: '../programs/ts/ask-dns.ts', walls: ['network', 'seccomp'], ...toName, ...unreachable },
  {
    file: '../programs/ts/abstract-socket.ts',
    walls: ['network'],
    args: ({ visits }) => [visits.abstractName],
    ...unreachable,
  },
  { file: '../programs/ts/below-net.ts', walls: ['network'], ...toPort, ...unmoved },
  {
    file: '../programs/ts/open-debugger.ts',
    walls: ['network'],
    args: async ({ visits }) => [String(await visits.knockAt())],
    ...unmoved,
  },
  {
    file: '../programs/python/connect_host_address.py',
    walls: ['network'],
    args: ({ visits: { address } }) => [address.host, String(address.port)],
    ...unreachable,
  },
  {
    file: '../programs/python/scan_ports.py',
    walls: ['network'],
    ...toPort,
    ends: 'finished',
    meets: /met only \[4001, 4002, 7496, 7497\]/,
  },
  {
    file: '../programs/python/send_datagram.py',
    walls: ['network', 'seccomp'],
    args: ({ visits: { datagrams } }) => [datagrams.host, String(datagrams.port)],
    ...noDatagrams,
  },
  {
    file: '../programs/python/unix_socket.py',
    walls: ['files'],
    args: ({ visits }) => [visits.file],
    ...missing,
  },
  { file: '../programs/python/raw_socket.py', walls: [...administrators, 'seccomp'], ...unknown },
  { file: '../programs/python/packet_socket.py', walls: [...administrators, 'seccomp'], ...unknown },
  { file: '../programs/python/give_address.py', walls: administrators, ...refused },
  {
    file: '../programs/python/other_pairs.py',
    walls: ['seccomp'],
    ...unknown,
    mayLack: 'the kernel has no such sockets',
  },
  { file: '../programs/python/other_protocols.py', walls: ['seccomp'], ...unknown },
  { file: '../programs/python/linger.py', walls: ['seccomp'], ...refused },
  { file: '../programs/python/kernel_talk.py', walls: ['seccomp'], ...unknown },
];
