import { type Contract, EventName } from '@stoqey/ib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { steppedClock } from '../../platform/clock/stepped.js';
import { startGateway, type TestGateway } from './gateway.js';
import { AAPL, contract, eventsOf, settled } from './live-data.js';
import { connectStoqey, errorOf, type StoqeyClient } from './stoqey.js';

/** The last seconds of trading in New York on the day before a holiday. */
const clock = steppedClock('2026-07-02T19:59:50Z');
const PLTR = 444857009;
let gateway: TestGateway;
let client: StoqeyClient;

beforeAll(async () => {
  gateway = await startGateway({ clock });
  client = await connectStoqey(gateway.port);
});

afterAll(async () => {
  client.close();
  await gateway.close();
});

test('the providers of the login, by code and name', async () => {
  client.api.reqNewsProviders();
  const [providers] = await client.event(EventName.newsProviders);
  expect(providers).toContainEqual({
    providerCode: 'BRFG',
    providerName: 'Briefing.com General Market Columns',
  });
  expect(providers).toHaveLength(8);
});

test('headlines of the past, an article of one of them', async () => {
  client.api.reqHistoricalNews(46, PLTR, 'BRFG', '2026-06-01 00:00:00', '2026-06-24 00:00:00', 10);
  expect(await client.event(EventName.historicalNewsEnd, (id) => id === 46)).toEqual([46, true]);
  const headlines = eventsOf(client, EventName.historicalNews, 46);
  expect(headlines).toHaveLength(10);
  const [[time, provider, articleId, headline] = []] = headlines;
  expect(String(time)).toMatch(/^2026-05-\d\d \d\d:\d\d:\d\d\.0$/);
  expect([provider, String(headline)]).toEqual([
    'BRFG',
    expect.stringMatching(/^\{A:.*\}PALANTIR TECHNOLOGIES INC-A \(PLTR\) /),
  ]);
  client.api.reqNewsArticle(47, 'BRFG', String(articleId));
  const [, type, text] = await client.event(EventName.newsArticle, (id) => id === 47);
  expect([type, String(text)]).toEqual([0, expect.stringMatching(/nothing of this has happened\.$/)]);
});

test('who asks for more than the login has is told so', async () => {
  client.api.reqHistoricalNews(50, PLTR, 'BRFG+NOBODY', '', '', 10);
  client.api.reqHistoricalNews(51, PLTR, 'FLY', '', '', 10);
  client.api.reqHistoricalNews(52, PLTR, 'BRFG', '', '', 0);
  client.api.reqNewsArticle(53, 'BRFG', 'BRFG$04fb9da2');
  client.api.reqMktData(54, AAPL, 'mdoff,292:BZ', false, false);
  client.api.reqMktData(55, AAPL, 'mdoff,292:', false, false);
  client.api.reqMktData(56, tape('BZ'), 'mdoff,292', false, false);
  client.api.reqMktData(
    57,
    contract({ symbol: 'BRFG', secType: 'NEWS', exchange: 'BRFG' }),
    '292',
    false,
    false,
  );
  const codes = [10276, 10277, 321, 10172, 10277, 321, 10277, 200];
  for (const [index, code] of codes.entries()) {
    expect([50 + index, (await errorOf(client, 50 + index)).code]).toEqual([50 + index, code]);
  }
  expect((await errorOf(client, 50)).text).toBe('News feed is not allowed.');
  expect((await errorOf(client, 52)).text).toMatch(/cause - Total results must be > 0$/);
});

test('a line of news tells the latest of the day, then what comes, and nothing else', async () => {
  client.api.reqMktData(60, AAPL, 'mdoff,292:BRFG', false, false);
  client.api.reqMktData(61, tape('BRFG'), 'mdoff,292', false, false);
  await settled(client);
  const told = () => eventsOf(client, EventName.tickNews, 60);
  const before = told().length;
  await clock.advance(11 * 60_000);
  await settled(client);
  const [last] = told().slice(-1);
  const [time, provider, articleId, headline, extraData] = last ?? [];
  expect(told().length).toBe(before + 1);
  expect(new Date(Number(time)).toISOString()).toMatch(/^2026-07-02T20:(0\d|10):\d\d\.000Z$/);
  expect([provider, String(headline)]).toEqual(['BRFG', expect.stringMatching(/^APPLE INC \(AAPL\) /)]);
  expect(extraData).toMatch(/^A:800015:L:en:K:.*:C:/);
  expect(eventsOf(client, EventName.tickPrice, 60)).toEqual([]);
  const onTape = eventsOf(client, EventName.tickNews, 61);
  expect(onTape.map(([, , id]) => id)).toContain(articleId);
  expect(onTape.some(([, , , text]) => String(text).includes('(SPX)'))).toBe(true);
  client.api.cancelMktData(60);
  client.api.cancelMktData(61);
});

test('bulletins: those of the day, then what is published', async () => {
  client.api.reqNewsBulletins(true);
  await settled(client);
  const told = client.events.filter(({ name }) => name === EventName.updateNewsBulletin);
  expect(told.map(({ values }) => values.slice(1))).toContainEqual([
    1,
    'NYSE: no trading on 2026-07-03',
    'NYSE',
  ]);
  client.api.cancelNewsBulletins();
});

const tape = (code: string): Contract =>
  contract({ symbol: `${code}:${code}_ALL`, secType: 'NEWS', exchange: code });
