import type { Category, Example } from '../../example/example.js';
import type { Observed } from '../observed.js';
import type { Criterion } from './criterion.js';
import { inFlightAtOnce } from './in-flight.js';
import { account, contracts, figures, history, marketData, news, options, scans } from './request-groups.js';
import { hasStarted, wasBrokenOff } from './sessions.js';
import type { Conversation } from './talk/conversation.js';
import { conversationsOf } from './talk/talks.js';

/** What a category is about: the least that an example of it must do. */
export const categoryCriteria: readonly Criterion[] = [
  {
    name: 'leaves-by-itself',
    categories: ['connection'],
    asks: 'The program ends each session that was started itself, unless it asked for trouble.',
    check({ sessions }, { needs }) {
      if (needs.trouble.length > 0) return [];
      const broken = sessions.filter((session) => hasStarted(session) && wasBrokenOff(session));
      return broken.map(({ name, ended }) => `${name} ended because ${ended ?? ''}`);
    },
  },
  {
    name: 'connects-again',
    categories: ['reconnect'],
    asks: 'At least two sessions are started, each after the one before has ended.',
    check({ sessions }) {
      const started = sessions.filter(hasStarted);
      if (started.length < 2) return [`${started.length} sessions were started where two are the least`];
      const overlaps = started.filter(({ messages }, index) => {
        const before = started[index - 1]?.messages.at(-1);
        return before !== undefined && (messages[0]?.at ?? 0) < before.at;
      });
      return overlaps.map(({ name }) => `${name} was started while the one before still spoke`);
    },
  },
  asked('market_data', 'prices, quotes or bars of an instrument, and has some', { requests: marketData }),
  asked('contracts', 'contracts or what is known of them, and has some', { requests: contracts }),
  asked('portfolio', 'the account, its positions or its profit, and has it all', {
    requests: account,
    librarys: true,
    mayBeEmpty: true,
  }),
  asked('historical', 'the past of an instrument, and has some of it', { requests: history }),
  asked('scanner', 'a scan or what can be scanned, and has rows of it', { requests: scans }),
  asked('news', 'news, and has some', { requests: news, mayBeEmpty: true }),
  {
    name: 'has-options',
    categories: ['options'],
    asks: 'The program asks about an option, a chain of them, or orders one.',
    check({ sessions }, example) {
      const requests = sessions.flatMap(({ messages }) =>
        messages.filter(({ direction }) => direction === 'request'),
      );
      const about = requests.some(
        ({ name, texts }) =>
          options.has(name) || ['OPT', 'FOP', 'BAG', 'WAR'].includes(String(texts['secType'] ?? '')),
      );
      return about ? [] : [`no request is about an option, which ${example.category} is`];
    },
  },
  {
    name: 'has-risk',
    categories: ['risk'],
    asks: 'The program asks what an order would cost, or for margin, profit or positions, and is told.',
    check(seen, example) {
      const whatIf = seen.sessions.some(({ messages }) =>
        messages.some(({ name, texts }) => name === 'openOrder' && texts['whatIf'] === '1'),
      );
      return whatIf || hasAny(seen, example, { requests: figures, librarys: true, mayBeEmpty: true })
        ? []
        : ['neither a preview of an order nor figures of the account have come'];
    },
  },
  {
    name: 'works-at-once',
    categories: ['async'],
    asks: 'Two things that the program asked for are under way at once: the second is sent before the first is over.',
    check: (seen, example) =>
      inFlightAtOnce(seen, example) ? [] : ['each request was sent after the one before was over'],
  },
  {
    name: 'shows-something',
    categories: ['cli', 'gui', 'engine'],
    asks: 'The program prints something.',
    check: ({ stdout }) => (stdout.trim() === '' ? ['it printed nothing'] : []),
  },
];

interface Wanted {
  readonly requests: readonly string[];
  /** Whether what ib_async asks for as it connects will do. */
  readonly librarys?: boolean;
  readonly mayBeEmpty?: boolean;
}

function asked(category: Category, what: string, wanted: Wanted): Criterion {
  return {
    name: `has-${category.replace('_', '-')}`,
    categories: [category],
    asks: `The program asks for ${what}; or is refused as the example expects.`,
    check: (seen, example) =>
      hasAny(seen, example, wanted)
        ? []
        : [`none of ${wanted.requests.join(', ')} was asked for and answered`],
  };
}

function hasAny(seen: Observed, example: Example, { requests, librarys, mayBeEmpty }: Wanted): boolean {
  return conversationsOf(seen, example, ...requests).some(
    (conversation) =>
      (librarys || !conversation.isLibrarys) && hasIt(conversation, mayBeEmpty === true, example),
  );
}

function hasIt(
  { kind, answers, end, errors, over }: Conversation,
  mayBeEmpty: boolean,
  example: Example,
): boolean {
  const isRefusedAsExpected = errors.some(({ message }) =>
    example.expects.errors.includes(Number(message.texts['errorCode'])),
  );
  if (isRefusedAsExpected) return true;
  if (kind.end !== undefined && end === undefined) return false;
  if (kind.shape !== 'stream' && over?.how !== 'answered') return false;
  return answers.length > 0 || (mayBeEmpty && kind.end !== undefined);
}
