import type { Category, Example } from '../../../example/example.js';
import type { Observed } from '../../observed.js';
import type { Criterion } from '../criterion.js';
import type { Question } from '../talk/question.js';
import { hasStarted, wasBrokenOff } from '../talk/sessions.js';
import { questionsOf } from '../talk/talks.js';
import { inFlightAtOnce } from './in-flight.js';
import { ACCOUNT, CONTRACTS, FIGURES, HISTORY, MARKET_DATA, NEWS, OPTIONS, SCANS } from './request-groups.js';

/** What a category is about: the least that an example of it must do. */
export const categoryCriteria: readonly Criterion[] = [
  {
    name: 'leaves-by-itself',
    categories: ['connection'],
    asks: 'The program ends each session that was started itself, unless it asked for trouble.',
    check({ sessions }, { needs }) {
      if (needs.trouble.length > 0) return [];
      const broken = sessions.filter((session) => hasStarted(session) && wasBrokenOff(session));
      return broken.map(({ name, ended }) => `${name} was ended by the gateway: ${ended?.because}`);
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
  criterionOnRequests('market_data', 'prices, quotes or bars of an instrument, and has some', {
    requests: MARKET_DATA,
  }),
  criterionOnRequests('contracts', 'contracts or what is known of them, and has some', {
    requests: CONTRACTS,
  }),
  criterionOnRequests('portfolio', 'the account, its positions or its profit, and has it all', {
    requests: ACCOUNT,
    startUpCounts: true,
    mayBeEmpty: true,
  }),
  criterionOnRequests('historical', 'the past of an instrument, and has some of it', { requests: HISTORY }),
  criterionOnRequests('scanner', 'a scan or what can be scanned, and has rows of it', { requests: SCANS }),
  criterionOnRequests('news', 'news, and has some', { requests: NEWS, mayBeEmpty: true }),
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
          OPTIONS.has(name) || ['OPT', 'FOP', 'BAG', 'WAR'].includes(String(texts['secType'] ?? '')),
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
      return whatIf || hasAny(seen, example, { requests: FIGURES, startUpCounts: true, mayBeEmpty: true })
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
  /** Whether what ib_async asks for by itself as it connects will do. */
  readonly startUpCounts?: boolean;
  readonly mayBeEmpty?: boolean;
}

function criterionOnRequests(category: Category, what: string, wanted: Wanted): Criterion {
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

function hasAny(seen: Observed, example: Example, { requests, startUpCounts, mayBeEmpty }: Wanted): boolean {
  return questionsOf(seen, example, ...requests).some(
    (question) => (startUpCounts || !question.isOfLibrary) && hasIt(question, mayBeEmpty === true, example),
  );
}

function hasIt(
  { kind, answers, end, errors, over }: Question,
  mayBeEmpty: boolean,
  example: Example,
): boolean {
  const isRefusedAsExpected = errors.some(({ code }) => example.expects.errors.includes(code));
  if (isRefusedAsExpected) return true;
  if (kind.end !== undefined && end === undefined) return false;
  if (kind.shape !== 'stream' && over?.how !== 'answered') return false;
  return answers.length > 0 || (mayBeEmpty && kind.end !== undefined);
}
