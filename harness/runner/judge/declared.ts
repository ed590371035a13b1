import type { Criterion } from './criterion.js';
import { howManyOrdersAreLeft, whichPositionsAreLeft } from './declared/leaves.js';
import {
  whatShouldNeverBe,
  whatWasNotAsked,
  whatWasNotRefused,
  whatWasNotTold,
} from './declared/messages.js';
import { whereOrdersDiffer } from './declared/orders.js';
import { whatWasNotPrinted } from './declared/output.js';
import { whichParametersAreIdle } from './declared/parameters.js';

/** What an example says of itself. */
export const declaredCriteria: readonly Criterion[] = [
  {
    name: 'sends-what-it-says',
    categories: 'all',
    asks: 'Each request of `expects.requests` is sent.',
    check: whatWasNotAsked,
  },
  {
    name: 'is-told-what-it-says',
    categories: 'all',
    asks: 'Each reply of `expects.replies` comes.',
    check: whatWasNotTold,
  },
  {
    name: 'never-does-what-it-excludes',
    categories: 'all',
    asks: 'Nothing of `expects.never` is sent or comes.',
    check: whatShouldNeverBe,
  },
  {
    name: 'is-refused-as-it-says',
    categories: 'all',
    asks: 'The guard refuses something by each rule of `expects.refused`.',
    check: whatWasNotRefused,
  },
  {
    name: 'orders-end-as-it-says',
    categories: 'all',
    asks: 'Each order of `expects.orders` is placed, and ends in its status; where there are any, no other is placed.',
    check: whereOrdersDiffer,
  },
  {
    name: 'leaves-orders-as-it-says',
    categories: 'all',
    asks: 'As many orders are left open as `expects.leaves.orders` says: none by default.',
    check: howManyOrdersAreLeft,
  },
  {
    name: 'leaves-positions-as-it-says',
    categories: 'all',
    asks: 'Positions change as `expects.leaves.positions` says; they do not, where nothing is said of orders either.',
    check: whichPositionsAreLeft,
  },
  {
    name: 'uses-its-parameters',
    categories: 'all',
    asks: 'The client id connects; where instruments are asked about, each symbol is one of them, or is held.',
    check: whichParametersAreIdle,
  },
  {
    name: 'prints-what-it-says',
    categories: 'all',
    asks: 'Standard output is not empty, and matches every pattern of `expects.output`.',
    check: whatWasNotPrinted,
  },
];
