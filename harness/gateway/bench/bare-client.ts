import { openRawClient, type RawClient } from './raw-client.js';

/** Sizes, with their length, of the time and of a greeting. */
export const SMALL_REPLY = 18;
const GREETING = 700;

/** A client of the bare server that has got as much as one of a gateway gets before it may ask. */
export async function openBare(port: number): Promise<RawClient> {
  const client = await openRawClient(port);
  client.send(String(SMALL_REPLY));
  await client.until(1);
  client.send(String(GREETING));
  await client.until(2);
  return client;
}
