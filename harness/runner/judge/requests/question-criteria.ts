import type { Example } from '../../../example/example.js';
import type { Observed } from '../../observed.js';
import type { Criterion } from '../criterion.js';
import { isAnswered, nameOf, type Question, type Stray, type Talk } from '../talk/question.js';
import { wasBrokenOff } from '../talk/sessions.js';
import { isLeftToLibrary } from '../talk/start-up.js';
import { talksOf } from '../talk/talks.js';
import { whatCannotBeAsked } from './askable.js';

/** What holds of each request and its answers. */
export const questionCriteria: readonly Criterion[] = [
  {
    name: 'asks-what-can-be-asked',
    asks:
      'What is answered was asked as TWS takes it: an instrument that is named, a known security type, bar size, duration' +
      ' or view, an account of the login.',
    check: eachQuestion(whatCannotBeAsked),
  },
  {
    name: 'replies-belong',
    asks: 'Every reply belongs to a request sent before it that is not over yet.',
    check: straysOf('reply'),
  },
  {
    name: 'ends-once',
    asks: 'What comes in a list ends once, and nothing of it comes behind its end.',
    check: straysOf('end'),
  },
  {
    name: 'tells-enough',
    asks: 'A list does not end without the rows that it must have: a contract, a value of the account.',
    check: eachQuestion(({ kind, answers, end }) => {
      const { least, answers: names } = kind;
      if (end === undefined) return [];
      const before = answers.filter(({ index }) => index <= end.index).length;
      return before < least ? [`ended with ${before} of ${names.join(', ')} where ${least} must come`] : [];
    }),
  },
  {
    name: 'waits-for-answers',
    asks: 'All that was asked is answered, refused or cancelled before the program leaves.',
    check: eachQuestion((question, { session }) =>
      isAnswered(question) || wasBrokenOff(session) ? [] : ['was neither answered nor cancelled'],
    ),
  },
  {
    name: 'ids-in-use-once',
    asks: 'No id is used for a second request while the first of that id is not over.',
    check: straysOf('id'),
  },
  {
    name: 'cancels-what-was-asked',
    asks: 'Every cancel has its request, and each is cancelled once.',
    check: straysOf('cancel'),
  },
  {
    name: 'cancels-subscriptions',
    asks:
      'Subscriptions are cancelled before the program leaves; those that ib_async opens as it connects, or has no' +
      ' way to cancel, are left to it.',
    check: eachQuestion(({ kind, over, isOfLibrary }, { session }, { language }) => {
      if (kind.shape !== 'stream' || over !== undefined) return [];
      if (isOfLibrary || isLeftToLibrary(kind.request, language) || wasBrokenOff(session)) return [];
      return ['was not cancelled'];
    }),
  },
];

function straysOf(what: Stray['what']): Criterion['check'] {
  return (seen, example) =>
    talksOf(seen, example).flatMap(({ session, strays }) =>
      strays.filter((stray) => stray.what === what).map(({ why }) => `${session.name}: ${why}`),
    );
}

function eachQuestion(
  wrongWith: (question: Question, talk: Talk, example: Example) => readonly string[],
): Criterion['check'] {
  return (seen: Observed, example) =>
    talksOf(seen, example).flatMap((talk) =>
      talk.questions.flatMap((question) =>
        wrongWith(question, talk, example).map(
          (wrong) => `${talk.session.name}: ${nameOf(question)} ${wrong}`,
        ),
      ),
    );
}
