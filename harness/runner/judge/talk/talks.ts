import type { Example, Language } from '../../../example/example.js';
import type { Observed } from '../../observed.js';
import { hearSession } from './hear.js';
import type { Question, Talk } from './question.js';
import { endOfStartUp } from './start-up.js';

const heard = new WeakMap<Observed, { readonly language: Language; readonly talks: readonly Talk[] }>();

/** What was said in each session of a run; worked out once, however many criteria look at it. */
export function talksOf(seen: Observed, { language }: Pick<Example, 'language'>): readonly Talk[] {
  const known = heard.get(seen);
  if (known?.language === language) return known.talks;
  const talks = seen.sessions.map((session) => {
    const ownFrom = endOfStartUp(session.messages, language);
    return { session, ownFrom, ...hearSession(session, ownFrom) };
  });
  heard.set(seen, { language, talks });
  return talks;
}

/** All of these requests, in all sessions; every one where none is named. */
export function questionsOf(
  seen: Observed,
  example: Pick<Example, 'language'>,
  ...requests: readonly string[]
): readonly Question[] {
  const all = talksOf(seen, example).flatMap(({ questions }) => questions);
  return requests.length === 0 ? all : all.filter(({ kind }) => requests.includes(kind.request));
}
