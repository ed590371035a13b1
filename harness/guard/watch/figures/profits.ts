import { pnl } from '../../../wire/replies/account.js';
import { cancelPnL, reqPnL } from '../../../wire/requests/account.js';
import { createGate } from '../asking/gate.js';
import { known, unknown } from '../asking/known.js';
import type { Questions } from '../asking/questions.js';
import { errorIn, said } from '../asking/said.js';
import type { OwnSession } from '../own-session.js';
import type { Known } from '../watch.js';
import type { Followed } from './followed.js';

export interface Profits extends Followed {
  get(account: string): Known<number>;
}

/** What each account has made or lost today. */
export function followProfits(session: OwnSession, questions: Questions): Profits {
  const profits = new Map<string, Known<number>>();
  const told = createGate();
  const ids = session.accounts.map((account) =>
    questions.follow(
      'later',
      (reqId, send) => send(reqPnL, { reqId, account, modelCode: '' }),
      (message) => {
        const error = errorIn(message);
        const figures = said(pnl, message);
        const { dailyPnL } = figures ?? {};
        if (error) profits.set(account, unknown(error.message));
        else if (dailyPnL !== undefined) profits.set(account, known(dailyPnL));
        else if (message.layout.id === pnl.id) profits.set(account, unknown('it is not reckoned yet'));
        if (profits.size === session.accounts.length) told.open();
      },
    ),
  );
  return {
    told,
    get: (account) => profits.get(account) ?? unknown('the upstream has not said yet what was made today'),
    end() {
      for (const reqId of ids) session.send(cancelPnL, { reqId }, 'later');
    },
  };
}
