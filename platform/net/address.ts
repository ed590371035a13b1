import type { Address } from './bind.js';

/** The host and the port of `127.0.0.1:4002` or `[::1]:4002`; undefined for anything else. */
export function hostAndPort(text: string): { readonly host: string; readonly port: number } | undefined {
  const [, inBrackets, plain, digits] = /^(?:\[([^\]]+)\]|([^:[\]\s]+)):(\d{1,5})$/.exec(text) ?? [];
  const host = inBrackets ?? plain;
  const port = Number(digits);
  return host === undefined || port > 65_535 ? undefined : { host, port };
}

/** As a person writes it, and as `hostAndPort` reads it. */
export function addressText(address: Address): string {
  return 'path' in address ? address.path : `${hostText(address.host)}:${address.port}`;
}

/** A host as it stands before a port: what has colons of its own in brackets. */
export function hostText(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
