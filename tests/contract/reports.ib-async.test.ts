import { expect, test } from 'vitest';
import { needs } from '../run/needs.js';
import { startGateway } from './gateway.js';
import { runIbAsync } from './python.js';

test('a login that has the calendar of Wall Street Horizon gets the events that its filter names', async () => {
  const gateway = await startGateway({ settings: { wallStreetHorizon: true } });
  const script = `
meta = json.loads(ib.getWshMetaData())
show([each['tag'] for each in meta['meta_data']['event_types']])
asked = WshEventData(filter='{"country": "All", "watchlist": ["8314"], "limit": 3, "wshe_ed": "true"}')
events = json.loads(ib.getWshEventData(asked))
show([[each['event_type'], each['ticker']] for each in events])
show(sorted(each['data']['earnings_date'] for each in events)[0] >= '20260303')
`;
  expect(await runIbAsync(needs('python'), gateway.port, script)).toEqual([
    ['wshe_ed', 'wshe_qe', 'wshe_option'],
    [
      ['wshe_ed', 'IBM'],
      ['wshe_ed', 'IBM'],
      ['wshe_ed', 'IBM'],
    ],
    true,
  ]);
  await gateway.close();
});
