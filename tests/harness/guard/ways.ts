import { type Duplex, duplexPair } from 'node:stream';
import type { Gateway } from '../../../harness/gateway/create.js';

/** One connection to an upstream, on which what is said can be kept back or lost. */
export interface Way {
  /** Nothing that the upstream says arrives any more, until it is released. */
  hold(): void;
  release(): void;
  /** Nothing arrives at the upstream any more. */
  lose(): void;
  /** What the client says arrives at the upstream only once it is released, and so does its end. */
  delay(): void;
  /** The upstream does not notice when the other side goes, until it is released. */
  keepOpen(): void;
  /** Both sides find it ended. */
  cut(): void;
}

export interface Ways extends Pick<Gateway, 'attach'> {
  /** In the order in which they were opened: the guard's own comes first. */
  readonly all: readonly Way[];
}

/** @param opened is told of each way before anything has been said on it */
export function waysTo(upstream: Pick<Gateway, 'attach'>, opened: (way: Way) => void = () => {}): Ways {
  const all: Way[] = [];
  return {
    all,
    attach(stream) {
      const [near, far] = duplexPair();
      upstream.attach(far);
      const way = lay(stream, near);
      all.push(way);
      opened(way);
    },
  };
}

function lay(client: Duplex, upstream: Duplex): Way {
  let held: Buffer[] | undefined;
  let delayed: Buffer[] | undefined;
  let isLost = false;
  let isKeptOpen = false;
  let isEnded = false;
  const say = (chunk: Buffer) => {
    if (client.writable) client.write(chunk);
  };
  const ask = (chunk: Buffer) => {
    if (!isLost && upstream.writable) upstream.write(chunk);
  };
  const end = () => {
    isEnded = true;
    if (!isKeptOpen) upstream.end();
  };
  client.on('data', (chunk: Buffer) => {
    if (delayed) delayed.push(chunk);
    else ask(chunk);
  });
  upstream.on('data', (chunk: Buffer) => {
    if (held) held.push(chunk);
    else say(chunk);
  });
  for (const event of ['end', 'close', 'error']) {
    client.on(event, end);
    upstream.on(event, () => client.end());
  }
  return {
    hold() {
      held ??= [];
    },
    release() {
      for (const chunk of held ?? []) say(chunk);
      held = undefined;
      for (const chunk of delayed ?? []) ask(chunk);
      delayed = undefined;
      isKeptOpen = false;
      if (isEnded) upstream.end();
    },
    delay() {
      delayed ??= [];
      isKeptOpen = true;
    },
    lose() {
      isLost = true;
    },
    keepOpen() {
      isKeptOpen = true;
    },
    cut() {
      client.end();
      upstream.end();
    },
  };
}
