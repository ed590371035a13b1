import type { Mutant } from '../mutants.js';
import { type Harmless, named, words } from './class.js';

/** Answers do not repeat these: any word, any number, one of two is as good as another. */
const WORDS: ReadonlySet<string> = new Set(
  words(`symbol localSymbol primaryExchange exchange tradingClass underlyingSymbol groupName endDateTime startDateTime
    genericTickList multiplier right lastTradeDateOrContractMonth`),
);
const NUMBERS: ReadonlySet<string> = new Set(
  words('conId strike clientId formatDate numberOfTicks numRows underlyingConId'),
);
const FLAGS: ReadonlySet<string> = new Set(
  words(`useRTH includeExpired snapshot regulatorySnapshot hasDeltaNeutralContract ledgerAndNLV apiOnly ignoreSize
    keepUpToDate`),
);
/** What narrows a question may be left out of it. */
const NARROWING: ReadonlySet<string> = new Set(words('currency secType account acctCode'));

const isUnheard = named('reqMarketDataType setServerLogLevel');
const isOrdering = named('placeOrder cancelOrder startApi');

function isAnother({ message, altered }: Mutant): boolean {
  if (altered === undefined) return false;
  const { field, after } = altered;
  if (message.name === 'reqMarketDataType') return /^[1-4]$/.test(after);
  // Who names nothing has asked for nothing.
  if (field === 'symbol' || field === 'secType')
    return after === '' ? Number(message.texts['conId']) > 0 : field === 'symbol';
  if (FLAGS.has(field)) return after === '0' || after === '1';
  if (NUMBERS.has(field)) return field !== 'conId' || Number(after) >= 0;
  return WORDS.has(field) || (NARROWING.has(field) && after === '');
}

export const questions: readonly Harmless[] = [
  {
    name: 'another question',
    because: 'the answers do not say what they answer: a run that asks for something else looks the same',
    holds: (mutant) =>
      mutant.message.direction === 'request' && !isOrdering(mutant.message) && isAnother(mutant),
  },
  {
    name: 'a request that nobody answers',
    because: 'it is not answered in words of its own: whether it was sent, and how often, leaves no trace',
    holds: ({ message, change }) => change !== 'altered' && isUnheard(message),
  },
];
