import { type FreePlaces, freePlaces } from './places.js';
import type { Remains } from './protocol.js';
import type { GatewayUnderFire } from './under-fire.js';

export interface Left extends Remains {
  readonly free: FreePlaces;
}

/** Longer than anything waits in a gateway for a client who is gone. */
const LONG_MS = 60_000;

/** Goes back to a gateway without orders, and looks at it once everybody has gone. */
export async function whatIsLeft(gateway: GatewayUnderFire): Promise<Left> {
  await gateway.deserted();
  const free = await freePlaces(gateway.port);
  const { unnamed } = await gateway.deserted();
  await gateway.restore();
  await gateway.advance(LONG_MS);
  return { ...(await gateway.inspect()), unnamed, free };
}
