import { UNSET_DOUBLE } from './spelling.js';

export type Previewed = Readonly<typeof NOT_PREVIEWED>;

/** What openOrder says of margin and commission where nobody has asked. */
export const NOT_PREVIEWED = {
  whatIf: false,
  initMarginBefore: UNSET_DOUBLE,
  maintMarginBefore: UNSET_DOUBLE,
  equityWithLoanBefore: UNSET_DOUBLE,
  initMarginChange: UNSET_DOUBLE,
  maintMarginChange: UNSET_DOUBLE,
  equityWithLoanChange: UNSET_DOUBLE,
  initMarginAfter: UNSET_DOUBLE,
  maintMarginAfter: UNSET_DOUBLE,
  equityWithLoanAfter: UNSET_DOUBLE,
  commission: '',
  minCommission: '',
  maxCommission: '',
  commissionCurrency: '',
  marginCurrency: '',
};
