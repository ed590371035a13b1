import { accountUpdateMulti, accountUpdateMultiEnd } from '../../../wire/replies/account.js';
import { cancelAccountUpdatesMulti, reqAccountUpdatesMulti } from '../../../wire/requests/account.js';
import { createGate } from '../asking/gate.js';
import { known, unknown } from '../asking/known.js';
import type { Questions } from '../asking/questions.js';
import { errorIn, said } from '../asking/said.js';
import type { OwnSession } from '../own-session.js';
import type { Known } from '../watch.js';
import type { Followed } from './followed.js';

/** In which currency each account is reckoned, and what others that it holds are worth in it. */
export interface Ledgers extends Followed {
  base(account: string): Known<string>;
  /** Undefined for a currency that the account does not hold. */
  rate(account: string, currency: string): number | undefined;
}

interface Ledger {
  base: string | undefined;
  readonly rates: Map<string, number>;
  trouble: string;
}

/** Newer versions of TWS can be set to write this before whatever is of one currency. */
const PREFIX = '$LEDGER-';
/** All currencies together. */
const TOGETHER = 'BASE';

export function followLedgers(session: OwnSession, questions: Questions): Ledgers {
  const ledgers = new Map<string, Ledger>();
  const told = createGate();
  let missing = session.accounts.length;
  const ids = session.accounts.map((account) => {
    const ledger: Ledger = { base: undefined, rates: new Map(), trouble: 'the upstream has not told it yet' };
    ledgers.set(account, ledger);
    let isTold = false;
    const settled = () => {
      if (!isTold) missing -= 1;
      isTold = true;
      if (missing === 0) told.open();
    };
    return questions.follow(
      'later',
      (reqId, send) => send(reqAccountUpdatesMulti, { reqId, account, modelCode: '', ledgerAndNLV: true }),
      (message) => {
        const error = errorIn(message);
        const row = said(accountUpdateMulti, message);
        if (error) ledger.trouble = error.message;
        if (row) take(ledger, row);
        if (error || message.layout.id === accountUpdateMultiEnd.id) settled();
      },
    );
  });
  return {
    told,
    base(account) {
      const ledger = ledgers.get(account);
      if (ledger?.base !== undefined) return known(ledger.base);
      return unknown(
        `the currency of the account is not known: ${ledger?.trouble ?? 'it is not of this login'}`,
      );
    },
    rate: (account, currency) => ledgers.get(account)?.rates.get(currency),
    end() {
      for (const reqId of ids) session.send(cancelAccountUpdatesMulti, { reqId }, 'later');
    },
  };
}

interface Row {
  readonly key?: string;
  readonly value?: string;
  readonly currency?: string;
}

function take(ledger: Ledger, { key = '', value = '', currency = '' }: Row): void {
  if (currency === '' || currency === TOGETHER) return;
  const name = key.startsWith(PREFIX) ? key.slice(PREFIX.length) : key;
  if (name === 'NetLiquidation') ledger.base = currency;
  const rate = Number(value);
  if (name === 'ExchangeRate' && rate > 0 && rate < Number.POSITIVE_INFINITY) {
    ledger.rates.set(currency, rate);
    // The one currency that is worth exactly 1 is that of the account, should nothing else say so.
    if (rate === 1) ledger.base ??= currency;
  }
}
