import type { Criterion } from '../criterion.js';
import { howManyOrdersAreLeft, whichPositionsAreLeft } from './leaves.js';
import { whatShouldNeverBe, whatWasNotAsked, whatWasNotRefused, whatWasNotTold } from './messages.js';
import { whereOrdersDiffer } from './orders.js';
import { whatWasNotPrinted } from './output.js';
import { whichParametersAreIdle } from './parameters.js';

/** What an example says of itself. */
export const declaredCriteria: readonly Criterion[] = [
  {
    name: 'sends-what-it-says',
    asks: 'Each request of `expects.requests` is sent.',
    check: whatWasNotAsked,
  },
  {
    name: 'is-told-what-it-says',
    asks: 'Each reply of `expects.replies` comes.',
    check: whatWasNotTold,
  },
  {
    name: 'never-does-what-it-excludes',
    asks: 'Nothing of `expects.never` is sent or comes.',
    check: whatShouldNeverBe,
  },
  {
    name: 'is-refused-as-it-says',
    asks: 'The guard refuses something by each rule of `expects.refused`.',
    check: whatWasNotRefused,
  },
  {
    name: 'orders-end-as-it-says',
    asks: 'Each order of `expects.orders` is placed, and ends in its status; where there are any, no other is placed.',
    check: whereOrdersDiffer,
  },
  {
    name: 'leaves-orders-as-it-says',
    asks: 'As many orders are left open as `expects.leaves.orders` says: none by default.',
    check: howManyOrdersAreLeft,
  },
  {
    name: 'leaves-positions-as-it-says',
    asks: 'Positions change as `expects.leaves.positions` says; they do not, where nothing is said of orders either.',
    check: whichPositionsAreLeft,
  },
  {
    name: 'uses-its-parameters',
    asks: 'The client id connects; where instruments are asked about, each symbol is one of them, or is held.',
    check: whichParametersAreIdle,
  },
  {
    name: 'prints-what-it-says',
    asks: 'Standard output is not empty, and matches every pattern of `expects.output`.',
    check: whatWasNotPrinted,
  },
];
