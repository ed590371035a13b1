import { bool, fixed, id, int, text } from '../field-types.js';
import { fields, layout } from '../layout.js';
import { contract, legsOfBag } from './blocks.js';

const request = fields({ reqId: id });

export const reqHistoricalData = layout(
  20,
  'reqHistoricalData',
  request,
  contract,
  fields({
    includeExpired: bool,
    endDateTime: text,
    barSizeSetting: text,
    durationStr: text,
    useRTH: bool,
    whatToShow: text,
    formatDate: int,
  }),
  legsOfBag,
  fields({ keepUpToDate: bool, chartOptions: text }),
);
export const cancelHistoricalData = layout(
  25,
  'cancelHistoricalData',
  fields({ version: fixed(1), reqId: id }),
);
export const reqHeadTimeStamp = layout(
  87,
  'reqHeadTimeStamp',
  request,
  contract,
  fields({ includeExpired: bool, useRTH: bool, whatToShow: text, formatDate: int }),
);
export const reqHistogramData = layout(
  88,
  'reqHistogramData',
  request,
  contract,
  fields({ includeExpired: bool, useRTH: bool, timePeriod: text }),
);
export const cancelHistogramData = layout(89, 'cancelHistogramData', request);
export const cancelHeadTimeStamp = layout(90, 'cancelHeadTimeStamp', request);
export const reqHistoricalTicks = layout(
  96,
  'reqHistoricalTicks',
  request,
  contract,
  fields({
    includeExpired: bool,
    startDateTime: text,
    endDateTime: text,
    numberOfTicks: int,
    whatToShow: text,
    useRTH: bool,
    ignoreSize: bool,
    miscOptions: text,
  }),
);
