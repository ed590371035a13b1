import type { Outcome } from '../../../harness/runner/verdict.js';

/** What must become of an example that is wrong on purpose, and by which criteria it is known: by no others. */
interface Wrong {
  readonly outcome: Outcome;
  readonly by: readonly string[];
}

/** By the ids of `tests/fixtures/examples`. */
export const wrongExamples: Readonly<Record<string, Wrong>> = {
  // Ends as it must not.
  'wrong-ts-crashes': { outcome: 'error', by: ['exits', 'closes-connection'] },
  'wrong-ts-exits-3': { outcome: 'error', by: ['exits'] },
  'wrong-python-crashes': { outcome: 'error', by: ['exits', 'prints-what-it-says'] },
  'wrong-ts-never-ends': { outcome: 'timeout', by: ['runs'] },
  'wrong-python-never-ends': { outcome: 'timeout', by: ['runs'] },

  // Is stopped.
  'wrong-ts-too-large': { outcome: 'blocked', by: ['guard-allows', 'places-an-order'] },
  'wrong-python-tries-network': { outcome: 'blocked', by: ['stays-in-sandbox', 'prints-what-it-says'] },
  'wrong-python-eats-memory': { outcome: 'blocked', by: ['stays-in-limits'] },
  'wrong-python-prints-too-much': { outcome: 'blocked', by: ['stays-in-limits'] },

  // Does too little.
  'wrong-ts-says-ok': { outcome: 'fail', by: ['does-something'] },
  'wrong-ts-never-asks': { outcome: 'fail', by: ['does-something', 'has-portfolio'] },
  'wrong-ts-asks-no-quotes': { outcome: 'fail', by: ['has-market-data'] },
  'wrong-ts-asks-of-the-stock': { outcome: 'fail', by: ['has-options'] },
  'wrong-ts-asks-for-the-time': { outcome: 'fail', by: ['has-risk'] },
  'wrong-python-asks-for-now': { outcome: 'fail', by: ['has-historical'] },
  'wrong-python-looks-one-up': { outcome: 'fail', by: ['has-scanner'] },
  'wrong-python-makes-them-up': { outcome: 'fail', by: ['has-news'] },
  'wrong-ts-connects-once': { outcome: 'fail', by: ['connects-again'] },
  'wrong-ts-prints-nothing': { outcome: 'fail', by: ['shows-something', 'prints-what-it-says'] },
  'wrong-ts-one-after-the-other': { outcome: 'fail', by: ['works-at-once'] },
  'wrong-python-one-after-the-other': { outcome: 'fail', by: ['works-at-once'] },
  'wrong-python-places-none': { outcome: 'fail', by: ['places-an-order'] },

  // Leaves too early, or leaves something behind.
  'wrong-ts-leaves-connection-open': { outcome: 'fail', by: ['closes-connection'] },
  'wrong-ts-does-not-wait': { outcome: 'fail', by: ['waits-for-answers'] },
  'wrong-ts-leaves-unanswered': { outcome: 'fail', by: ['orders-are-answered', 'places-an-order'] },
  'wrong-ts-leaves-subscription': { outcome: 'fail', by: ['cancels-subscriptions'] },
  'wrong-python-leaves-subscription': { outcome: 'fail', by: ['cancels-subscriptions'] },
  'wrong-ts-leaves-order-open': { outcome: 'fail', by: ['leaves-orders-as-it-says'] },
  'wrong-python-leaves-order-open': { outcome: 'fail', by: ['leaves-orders-as-it-says'] },

  // Confuses ids.
  'wrong-ts-same-request-id-twice': { outcome: 'fail', by: ['ids-in-use-once'] },
  'wrong-ts-same-id-twice': { outcome: 'fail', by: ['order-ids-are-new', 'no-other-errors'] },
  'wrong-ts-cancels-twice': { outcome: 'fail', by: ['cancels-what-was-asked'] },
  'wrong-ts-cancels-another': { outcome: 'fail', by: ['cancels-open-orders', 'no-other-errors'] },

  // Takes errors for granted.
  'wrong-ts-undeclared-error': { outcome: 'fail', by: ['no-other-errors', 'has-contracts'] },
  'wrong-ts-client-id-taken': { outcome: 'fail', by: ['no-other-errors'] },
  'wrong-python-rejected-unnoticed': { outcome: 'fail', by: ['no-other-errors', 'places-an-order'] },
  'wrong-python-turned-down': { outcome: 'fail', by: ['no-other-errors', 'orders-are-not-turned-down'] },
  'wrong-python-error-never-comes': { outcome: 'fail', by: ['expected-errors'] },

  // Is not what its header says.
  'wrong-ts-wrong-output': { outcome: 'fail', by: ['prints-what-it-says'] },
  'wrong-ts-never-filled': { outcome: 'fail', by: ['orders-end-as-it-says'] },
  'wrong-ts-buys-too-few': { outcome: 'fail', by: ['leaves-positions-as-it-says'] },
  'wrong-python-guard-is-silent': { outcome: 'fail', by: ['is-refused-as-it-says'] },
  'wrong-python-asks-another-way': {
    outcome: 'fail',
    by: ['sends-what-it-says', 'is-told-what-it-says'],
  },
  'wrong-python-does-what-it-must-not': { outcome: 'fail', by: ['never-does-what-it-excludes'] },
};
