import { stringify } from 'yaml';
import type { Language } from '../../../harness/example/example.js';
import { parseExample } from '../../../harness/example/parse.js';
import { Fault } from '../../../platform/errors/fault.js';

/** A header with all that one must have; tests put in or take out what they are about. */
export const leastHeader = {
  id: 'orders-market-buy',
  title: 'Buy at the market',
  topic: 'market orders',
  task: 'Buy shares and wait until the order is filled.',
  category: 'orders',
  description: 'Places a market order.',
  explanation: 'It connects, places the order and waits.',
};

export const parameters = {
  symbol: { constant: 'SYMBOL', type: 'symbol', about: 'the stock to buy' },
  quantity: { constant: 'QUANTITY', type: 'integer', least: 1, most: 10, about: 'how many shares' },
};

/** Code that has the constants of those. */
export const code: Readonly<Record<Language, string>> = {
  ts: "const SYMBOL = 'AAPL';\nconst QUANTITY = 5;\nconsole.log(SYMBOL, QUANTITY);\n",
  python: "SYMBOL = 'AAPL'\nQUANTITY = 5\nprint(SYMBOL, QUANTITY)\n",
};

export const fileOf: Readonly<Record<Language, string>> = {
  ts: 'ts/orders/buy.ts',
  python: 'python/orders/buy.py',
};

/** The text of a file with that header above that code. */
export function written(header: unknown, language: Language = 'ts', below = code[language]): string {
  const yaml = typeof header === 'string' ? header : stringify(header);
  const [opening, closing] = language === 'ts' ? ['/*', '*/'] : ['r"""', '"""'];
  return `${opening}\n---\n${yaml.trimEnd()}\n---\n${closing}\n${below}`;
}

export function parsed(header: unknown, language: Language = 'ts', below = code[language]) {
  return parseExample(written(header, language, below), { file: fileOf[language], tier: 'corpus' });
}

/** What is complained of, a line each, without the name of the file. */
export function complaints(read: () => unknown): readonly string[] {
  const { details } = faultOf(read);
  const told = details['complaints'];
  if (!Array.isArray(told)) throw new Error('the fault names no complaints');
  return told.map((each) => String(each).replace(/^[^:]*:/, ''));
}

export function faultOf(read: () => unknown): Fault {
  try {
    read();
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown;
    throw thrown;
  }
  throw new Error('nothing was wrong');
}
