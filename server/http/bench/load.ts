import { Agent, get } from 'node:http';

export interface Load {
  readonly url: string;
  readonly requests: number;
  /** So many requests are under way at any time, each on a connection that stays open. */
  readonly connections: number;
}

const PATIENCE_MS = 5000;

/** Asks the same address again and again; one duration a request, in milliseconds. */
export async function load({ url, requests, connections }: Load): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const durations: number[] = [];
  let left = requests;
  const askOn = async () => {
    while (left-- > 0) {
      const started = performance.now();
      await ask(url, agent);
      durations.push(performance.now() - started);
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, askOn));
  } finally {
    agent.destroy();
  }
  return durations;
}

function ask(url: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, timeout: PATIENCE_MS }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
      response.resume().once('end', resolve).once('error', reject);
    });
    request.once('timeout', () => request.destroy(new Error(`${url} did not answer in ${PATIENCE_MS} ms`)));
    request.once('error', reject);
  });
}
