import type { Example } from '../../../example/example.js';
import type { Fields } from '../../../wire/decode.js';
import type { Observed, ObservedMessage } from '../../observed.js';
import { tellsPosition } from '../talk/positions.js';

/**
 * What is filled in for another symbol or client id must reach the wire: a program that asks about MSFT and prints AAPL
 * has its parameter for the print only. Who asks about no instrument may look for one among what is held.
 */
export function whichParametersAreIdle({ sessions }: Observed, { parameters }: Example): readonly string[] {
  const messages = sessions.flatMap((session) => session.messages);
  const clients = messages
    .filter(({ name }) => name === 'startApi')
    .map(({ texts }) => Number(texts['clientId'] ?? 0));
  const requests = messages.filter(({ direction }) => direction === 'request');
  const asksAboutSome = requests.some(({ texts }) => wordsIn(texts, INSTRUMENT).length > 0);
  const named = new Set([...requests, ...messages.filter(tellsPosition)].flatMap(namesIn));
  return parameters.flatMap(({ type, constant, value }) => {
    if (type === 'client-id' && clients.length > 0 && !clients.includes(Number(value))) {
      return [`${constant} is ${value}, and nobody connected as that`];
    }
    if (type === 'symbol' && asksAboutSome && !named.has(lettersOf(String(value)))) {
      return [`${constant} is ${value}, and what was asked for is something else`];
    }
    return [];
  });
}

const INSTRUMENT: readonly string[] = ['symbol', 'underlyingSymbol', 'pattern'];

/** What a message calls its instruments; a pair of currencies may be named as one word. */
function namesIn({ texts }: ObservedMessage): readonly string[] {
  const currency = typeof texts['currency'] === 'string' ? texts['currency'] : '';
  return wordsIn(texts, [...INSTRUMENT, 'localSymbol']).flatMap((word) => [
    lettersOf(word),
    lettersOf(word + currency),
  ]);
}

function wordsIn(texts: Fields, fields: readonly string[]): readonly string[] {
  return fields.flatMap((field) => {
    const word = texts[field];
    return typeof word === 'string' && word !== '' ? [word] : [];
  });
}

/** EUR.USD and EURUSD are one; BRK B and brk.b, too. */
function lettersOf(word: string): string {
  return word.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
