import { fieldIn, type Harmless } from './class.js';

/** What says that nobody has set a field, beside an empty one. */
const UNSET: ReadonlySet<string> = new Set(['', '?', 'None', '2147483647', '1.7976931348623157E308']);
/** And in single fields: a word of IB's, and a code of which there is none. */
const UNSET_IN: Readonly<Record<string, readonly string[]>> = {
  clearingIntent: ['IB'],
  exemptCode: ['-1', '0'],
};

export function isUnset(field: string, text: string): boolean {
  return UNSET.has(text) || (UNSET_IN[field]?.includes(text) ?? false);
}

export const spellings: readonly Harmless[] = [
  {
    name: 'a version of the message itself',
    because: 'IB fixed these long ago, and every client reads past them',
    holds: fieldIn('*.version'),
  },
  {
    name: 'nothing, spelled in another way',
    because: 'an empty field, None and the largest number all say that nobody has set it',
    holds: ({ altered }) =>
      altered !== undefined &&
      isUnset(altered.field, altered.before) &&
      isUnset(altered.field, altered.after),
  },
  {
    name: 'words',
    because: 'texts of errors, names of companies and of places change from one version of TWS to the next',
    holds: fieldIn('errMsg.errorMsg errMsg.advancedOrderRejectJson tickReqParams.bboExchange'),
  },
  {
    name: 'a time',
    because: 'it says when, and nothing hangs on it',
    holds: ({ altered, message }) =>
      altered !== undefined &&
      /(?:^|\.)(?:time|timeStamp|errorTime|startDate|endDate|startDateTime|endDateTime|timestamp)$/i.test(
        altered.field,
      ) &&
      message.name !== 'historicalData',
  },
];
