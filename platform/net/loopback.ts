import { isIPv4 } from 'node:net';

/**
 * The plain form of a name that only programs on this machine can reach something under: `[::1]` as `::1`,
 * `LOCALHOST.` as `localhost`. Nothing for any other name.
 */
export function loopbackName(written: string): string | undefined {
  const name = written
    .toLowerCase()
    .replace(/^\[(.*:.*)\]$/, '$1')
    .replace(/^([^:]+)\.$/, '$1');
  const ours = name === 'localhost' || name === '::1' || (isIPv4(name) && name.startsWith('127.'));
  return ours ? name : undefined;
}
