import type { Problem } from '../../../../platform/errors/problem.js';

/** Why something could not be had, and what to do: what a page shows in place of it. */
export class RequestFailed extends Error {
  readonly next: string;

  constructor(message: string, next: string) {
    super(message);
    this.next = next;
  }
}

const PATIENCE_MS = 20_000;

/** Asks our own server, which is of the same build as this page, so that its answers have the types we know. */
export async function getJson<T>(path: string): Promise<T> {
  const response = await answered(path);
  if (response.ok) return (await response.json()) as T;
  throw await refusal(response);
}

async function answered(path: string): Promise<Response> {
  try {
    return await fetch(path, {
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    throw new RequestFailed(
      'The server does not answer.',
      'If it was stopped, start it again with `npm start` or `ibs serve`. This page keeps trying.',
    );
  }
}

async function refusal(response: Response): Promise<RequestFailed> {
  if (response.headers.get('content-type') === 'application/problem+json') {
    const problem: Problem = await response.json();
    return new RequestFailed(problem.detail, problem.next);
  }
  return new RequestFailed(`The server answered with status ${response.status}.`, 'Look into its log.');
}
