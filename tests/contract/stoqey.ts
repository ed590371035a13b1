import { type ErrorCode, EventName, IBApi } from '@stoqey/ib';

export interface StoqeyClient {
  readonly api: IBApi;
  /** Every event so far, as it came: its name and what it carried. */
  readonly events: readonly { readonly name: string; readonly values: readonly unknown[] }[];
  /** Resolves with what an event carries: one that has come already, or else the next. */
  event(name: EventName, matches?: (...values: readonly unknown[]) => boolean): Promise<readonly unknown[]>;
  close(): void;
}

/** An unmodified `@stoqey/ib` client that has connected and got its first order id. */
export async function connectStoqey(port: number, clientId = 1): Promise<StoqeyClient> {
  const api = new IBApi({ host: '127.0.0.1', port, clientId });
  const events: { name: string; values: readonly unknown[] }[] = [];
  const waiting = new Set<() => void>();
  // Without a listener of its own, Node throws what is emitted as an error.
  api.on(EventName.error, () => {});
  // The declared type of the values, strings, is not what they are.
  api.on(EventName.all, (name, values: readonly unknown[]) => {
    events.push({ name, values });
    for (const look of [...waiting]) look();
  });
  const client: StoqeyClient = {
    api,
    events,
    event(name, matches = () => true) {
      return new Promise((resolve) => {
        const look = () => {
          const found = events.find((event) => event.name === name && matches(...event.values));
          if (!found) return;
          waiting.delete(look);
          resolve(found.values);
        };
        waiting.add(look);
        look();
      });
    },
    close: () => void api.disconnect(),
  };
  api.connect();
  await client.event(EventName.nextValidId);
  return client;
}

/** The error that a request id got. */
export async function errorOf(
  client: StoqeyClient,
  reqId: number,
): Promise<{ code: ErrorCode; text: string }> {
  const [error, code] = await client.event(EventName.error, (_, __, id) => id === reqId);
  return { code: code as ErrorCode, text: error instanceof Error ? error.message : String(error) };
}
