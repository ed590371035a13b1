import { accounts } from './accounts.js';
import type { Harmless } from './class.js';
import { contracts } from './contracts.js';
import { market } from './market.js';
import { orders } from './orders.js';
import { questions } from './questions.js';
import { sequence } from './sequence.js';
import { spellings } from './spellings.js';

/** Of a mutant that several hold for, the first is its class. */
export const harmless: readonly Harmless[] = [
  ...[...spellings, ...sequence, ...market, ...accounts],
  ...[...contracts, ...questions, ...orders],
];
