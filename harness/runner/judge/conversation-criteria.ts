import type { Example } from '../../example/example.js';
import type { Observed } from '../observed.js';
import type { Criterion } from './criterion.js';
import { wasBrokenOff } from './sessions.js';
import { type Conversation, isAnswered, nameOf, type Stray, type Talk } from './talk/conversation.js';
import { isLeftToLibrary } from './talk/start-up.js';
import { talksOf } from './talk/talks.js';

/** What holds of each request and its answers. */
export const conversationCriteria: readonly Criterion[] = [
  {
    name: 'replies-belong',
    categories: 'all',
    asks: 'Every reply belongs to a request sent before it that is not over yet.',
    check: straysOf('reply'),
  },
  {
    name: 'ends-once',
    categories: 'all',
    asks: 'What comes in a list ends once, and nothing of it comes behind its end.',
    check: straysOf('end'),
  },
  {
    name: 'tells-enough',
    categories: 'all',
    asks: 'A list does not end without the rows that it must have: a contract, a value of the account.',
    check: eachConversation(({ kind, answers, end }) => {
      const { least, answers: names } = kind;
      if (end === undefined) return [];
      const before = answers.filter(({ index }) => index <= end.index).length;
      return before < least ? [`ended with ${before} of ${names.join(', ')} where ${least} must come`] : [];
    }),
  },
  {
    name: 'waits-for-answers',
    categories: 'all',
    asks: 'All that was asked is answered, refused or cancelled before the program leaves.',
    check: eachConversation((conversation, { session }) =>
      isAnswered(conversation) || wasBrokenOff(session) ? [] : ['was neither answered nor cancelled'],
    ),
  },
  {
    name: 'ids-in-use-once',
    categories: 'all',
    asks: 'No id is used for a second request while the first of that id is not over.',
    check: straysOf('id'),
  },
  {
    name: 'cancels-what-was-asked',
    categories: 'all',
    asks: 'Every cancel has its request, and each is cancelled once.',
    check: straysOf('cancel'),
  },
  {
    name: 'cancels-subscriptions',
    categories: 'all',
    asks:
      'Subscriptions are cancelled before the program leaves; those that ib_async opens as it connects, or has no' +
      ' way to cancel, are left to it.',
    check: eachConversation(({ kind, over, isLibrarys }, { session }, { language }) => {
      if (kind.shape !== 'stream' || over !== undefined) return [];
      if (isLibrarys || isLeftToLibrary(kind.request, language) || wasBrokenOff(session)) return [];
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

function eachConversation(
  wrongWith: (conversation: Conversation, talk: Talk, example: Example) => readonly string[],
): Criterion['check'] {
  return (seen: Observed, example) =>
    talksOf(seen, example).flatMap((talk) =>
      talk.conversations.flatMap((conversation) =>
        wrongWith(conversation, talk, example).map(
          (wrong) => `${talk.session.name}: ${nameOf(conversation)} ${wrong}`,
        ),
      ),
    );
}
