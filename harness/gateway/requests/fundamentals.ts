import { cancelFundamentalData, reqFundamentalData } from '../../wire/requests/reference.js';
import { resolveContract } from '../contract.js';
import { type Handling, on, refused } from '../handling.js';
import { twsErrors } from '../tws-errors.js';

const refusal = {
  codes: [10358, 200],
  reason: 'Reports on companies are for those who pay for them, which paper logins cannot.',
};

/** Reports on companies: whoever asks about one that there is is told that the login may not read them. */
export const fundamentalHandlings: readonly Handling[] = [
  refused(reqFundamentalData, refusal, (session, { reqId = -1, ...contract }) => {
    if (resolveContract(session, reqId, contract)) session.error(reqId, twsErrors.fundamentalsNotAllowed());
  }),
  on(cancelFundamentalData, () => {}),
];
