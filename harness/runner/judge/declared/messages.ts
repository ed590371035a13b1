import type { Example } from '../../../example/example.js';
import type { Observed } from '../../observed.js';

/** Requests that an example says it sends. What the guard refused was sent all the same. */
export function whatWasNotAsked({ sessions }: Observed, { expects }: Example): readonly string[] {
  const sent = namesOf(sessions, 'request');
  return expects.requests.filter((name) => !sent.has(name)).map((name) => `${name} was not sent`);
}

export function whatWasNotTold({ sessions }: Observed, { expects }: Example): readonly string[] {
  const told = namesOf(sessions, 'reply');
  return expects.replies.filter((name) => !told.has(name)).map((name) => `${name} did not come`);
}

export function whatShouldNeverBe({ sessions }: Observed, { expects }: Example): readonly string[] {
  const sent = namesOf(sessions, 'request');
  const told = namesOf(sessions, 'reply');
  return expects.never.flatMap((name) => [
    ...(sent.has(name) ? [`${name} was sent`] : []),
    ...(told.has(name) ? [`${name} came`] : []),
  ]);
}

export function whatWasNotRefused({ refused }: Observed, { expects }: Example): readonly string[] {
  const rules = new Set(refused.map(({ rule }) => rule));
  return expects.refused
    .filter((rule) => !rules.has(rule))
    .map((rule) => `the guard refused nothing by its rule ${rule}`);
}

function namesOf(sessions: Observed['sessions'], direction: 'request' | 'reply'): ReadonlySet<string> {
  return new Set(
    sessions.flatMap(({ messages }) =>
      messages.filter((message) => message.direction === direction).map(({ name }) => name),
    ),
  );
}
