import { findPackageRoot } from '../../platform/config/root.js';

const NAME = 'ib-specialist';
let version: string | undefined;

/** What a client is told who asks under which brand it trades: nobody is to take this gateway for a real one. */
export function branding(): string {
  version ??= findPackageRoot(import.meta.url).version;
  return `${NAME} ${version}`;
}

/** Of which version of this program a gateway is that tells this brand; undefined for a real one. */
export function paperGatewayVersion(brand: string | undefined): string | undefined {
  return brand?.startsWith(`${NAME} `) ? brand.slice(NAME.length + 1) : undefined;
}
