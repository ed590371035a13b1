import { expect, test } from 'vitest';
import { calls, type Processor } from '../../../../harness/sandbox/walls/seccomp/calls.js';
import { makeFilter } from '../../../../harness/sandbox/walls/seccomp/filter.js';
import { kernelRefusals, namespaceRefusals } from '../../../../harness/sandbox/walls/seccomp/refusals.js';

const refusals = [...namespaceRefusals, ...kernelRefusals];
const ALLOWED = 'allowed';
const X64 = 0xc000003e;
const ARM64 = 0xc00000b7;
const I386 = 0x40000003;

/** What the kernel would make of a call: the part of its packet filter that such filters use. */
function judge(filter: Buffer, audit: number, call: number, args: readonly number[] = []): string {
  const data = Buffer.alloc(64);
  data.writeUInt32LE(call, 0);
  data.writeUInt32LE(audit, 4);
  for (const [index, arg] of args.entries()) data.writeBigUInt64LE(BigInt(arg), 16 + 8 * index);
  let loaded = 0;
  for (let at = 0; at < filter.length; ) {
    const code = filter.readUInt16LE(at);
    const value = filter.readUInt32LE(at + 4);
    const jump = (yes: boolean) => 8 * filter.readUInt8(at - (yes ? 6 : 5));
    at += 8;
    if (code === 0x20) loaded = data.readUInt32LE(value);
    else if (code === 0x05) at += 8 * value;
    else if (code === 0x15) at += jump(loaded === value);
    else if (code === 0x35) at += jump(loaded >= value);
    else if (code === 0x45) at += jump((loaded & value) !== 0);
    else if (code === 0x06) return answerOf(value);
    else throw new Error(`instruction ${code}`);
  }
  throw new Error('it ran over its end');
}

function answerOf(value: number): string {
  if (value === 0x7fff0000) return ALLOWED;
  if (value === 0x80000000) return 'killed';
  const names: Readonly<Record<number, string>> = {
    0: 'NONE',
    1: 'EPERM',
    38: 'ENOSYS',
    93: 'EPROTONOSUPPORT',
    95: 'EOPNOTSUPP',
    97: 'EAFNOSUPPORT',
  };
  return names[value & 0xffff] ?? `errno ${value & 0xffff}`;
}

const processors: readonly { readonly processor: Processor; readonly audit: number }[] = [
  { processor: 'x64', audit: X64 },
  { processor: 'arm64', audit: ARM64 },
];

test.each(processors)(
  'on $processor every call of the list is refused as it says',
  ({ processor, audit }) => {
    const filter = makeFilter(processor, refusals);
    for (const { call, errno, when } of refusals) {
      const numbers: Partial<Record<Processor, number>> = calls[call];
      const number = numbers[processor];
      if (number === undefined || when !== undefined) continue;
      expect([call, judge(filter, audit, number)]).toEqual([call, answerOf(errno)]);
    }
  },
);

test.each(processors)(
  'on $processor calls are judged by their arguments where they must',
  ({ processor, audit }) => {
    const filter = makeFilter(processor, refusals);
    const ask = (
      call: 'socket' | 'socketpair' | 'setsockopt' | 'fcntl' | 'clone' | 'ioctl' | 'preadv2',
      ...args: number[]
    ) => judge(filter, audit, calls[call][processor], args);
    const [unix, inet, inet6, netlink, packet, vsock] = [1, 2, 10, 16, 17, 40] as const;
    expect([unix, inet, inet6].map((family) => ask('socket', family, 1, 0))).toEqual([
      ALLOWED,
      ALLOWED,
      ALLOWED,
    ]);
    expect([packet, vsock, 38, 0].map((family) => ask('socket', family, 1, 0))).toEqual(
      Array(4).fill('EAFNOSUPPORT'),
    );
    // TCP, in the words of libraries; UDP, raw packets, SCTP, and TCP of several paths.
    const [stream, datagram, raw, flags] = [1, 2, 3, 0x80800] as const;
    expect([ask('socket', inet, stream | flags, 6), ask('socket', unix, datagram | flags, 0)]).toEqual([
      ALLOWED,
      ALLOWED,
    ]);
    for (const family of [inet, inet6]) {
      const others = [
        [datagram | flags, 0],
        [raw, 1],
        [stream, 132],
        [stream | flags, 262],
      ] as const;
      expect(others.map(([type, protocol]) => ask('socket', family, type, protocol))).toEqual(
        Array(4).fill('EPROTONOSUPPORT'),
      );
    }
    expect([ask('socketpair', unix, stream, 0), ask('socketpair', 30, stream, 0)]).toEqual([
      ALLOWED,
      'EAFNOSUPPORT',
    ]);
    // Of a socket's options the one that makes closing it wait; of a folder's the one that tells of others.
    expect([ask('setsockopt', 3, 1, 13), ask('setsockopt', 3, 6, 13), ask('setsockopt', 3, 1, 2)]).toEqual([
      'EPERM',
      ALLOWED,
      ALLOWED,
    ]);
    expect([1024, 1026, 4].map((order) => ask('fcntl', 3, order))).toEqual(['EPERM', 'EPERM', ALLOWED]);
    // Nothing is laid on top of TCP, and it sends at once all the same.
    expect([ask('setsockopt', 3, 6, 31), ask('setsockopt', 3, 6, 1)]).toEqual(['EPERM', ALLOWED]);
    // Whether a file is in memory is not told; how it is read otherwise is free.
    expect([0x8, 0x9, 0].map((flags) => ask('preadv2', 3, 0, 1, 0, 0, flags))).toEqual([
      'EOPNOTSUPP',
      'EOPNOTSUPP',
      ALLOWED,
    ]);
    // Routes may be asked for; the kernel's log of packets may not.
    expect([ask('socket', netlink, 3, 0), ask('socket', netlink, 3, 12)]).toEqual([ALLOWED, 'EAFNOSUPPORT']);
    // A thread, a process; a process in a new user namespace.
    expect([0x3d0f00, 0x11, 0x10000011].map((flags) => ask('clone', flags))).toEqual([
      ALLOWED,
      ALLOWED,
      'EPERM',
    ]);
    // The size of a terminal, and what would type on it: whatever stands in the half of the number that is not read.
    expect([0x5413, 0x5412, 0x541c].map((order) => ask('ioctl', 0, order))).toEqual([
      ALLOWED,
      'EPERM',
      'EPERM',
    ]);
    expect(ask('ioctl', 0, 0x1_0000_5412)).toBe('EPERM');
  },
);

test.each(processors)('on $processor calls that are younger than the list are not there', (each) => {
  const filter = makeFilter(each.processor, refusals);
  const [lastKnown, openTreeAttr, unheardOf] = [462, 467, 5000] as const;
  expect([lastKnown, openTreeAttr, unheardOf].map((call) => judge(filter, each.audit, call))).toEqual([
    ALLOWED,
    'ENOSYS',
    'ENOSYS',
  ]);
  expect(Math.max(...Object.values(calls).flatMap((numbers) => Object.values(numbers)))).toBeLessThan(463);
});

test('what programs live by is let through', () => {
  const [read, write, mmap, connect, execve, futex] = [0, 1, 9, 42, 59, 202] as const;
  const filter = makeFilter('x64', refusals);
  for (const call of [read, write, mmap, connect, execve, futex])
    expect(judge(filter, X64, call)).toBe(ALLOWED);
});

test('the conventions of other processors are no way around', () => {
  const filter = makeFilter('x64', refusals);
  // 26 is `ptrace` of 32 bits, and a harmless call of 64.
  expect(judge(filter, I386, 26)).toBe('killed');
  expect(judge(filter, X64, 26)).toBe(ALLOWED);
  // x32 knows the same calls by numbers of its own.
  expect(judge(filter, X64, 0x40000000 + calls.ptrace.x64)).toBe('ENOSYS');
});
