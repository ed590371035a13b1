import { expect, test } from 'vitest';
import { type CalendarId, calendars } from '../../../../trading/instruments/calendar/calendars.js';
import { hoursText } from '../../../../trading/instruments/calendar/hours.js';

test.each<[CalendarId, boolean, string]>([
  [
    'NYSE',
    true,
    '20261125:0930-20261125:1600;20261126:CLOSED;20261127:0930-20261127:1300;20261128:CLOSED;20261129:CLOSED',
  ],
  [
    'NYSE',
    false,
    '20261125:0400-20261125:2000;20261126:CLOSED;20261127:0400-20261127:1700;20261128:CLOSED;20261129:CLOSED',
  ],
  [
    'CME',
    false,
    '20261124:1700-20261125:1600;20261125:1700-20261126:1200;20261126:1700-20261127:1215;20261128:CLOSED',
  ],
  [
    'CBOE',
    false,
    '20261124:1915-20261125:0825;20261125:0830-20261125:1515;20261126:1915-20261127:0825;20261127:0830-20261127:1215;20261128:CLOSED',
  ],
  [
    'CRYPTO',
    true,
    '20261125:0000-20261126:0000;20261126:0000-20261127:0000;20261127:0000-20261128:0000;20261128:0000-20261129:0000;20261129:0000-20261130:0000',
  ],
])('%s, with regular hours only: %s', (id, useRTH, text) => {
  expect(hoursText(calendars[id], '20261125', 5, useRTH)).toBe(text);
});
