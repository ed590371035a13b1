import { afterAll, beforeAll, expect, test } from 'vitest';
import { steppedClock } from '../../platform/clock/stepped.js';
import { needs } from '../run/needs.js';
import { startGateway, type TestGateway } from './gateway.js';
import { runIbAsync } from './python.js';

/** The day before Thanksgiving, which is closed and followed by half a day; New York has just closed. */
const clock = steppedClock('2026-11-25T22:00:00Z');
let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway({ clock });
});

afterAll(() => gateway.close());

test('reads the providers, the headlines and an article, as its notebook does', async () => {
  const script = `
providers = ib.reqNewsProviders()
show([p.code for p in providers])
codes = '+'.join(p.code for p in providers)
amd = ib.qualifyContracts(Stock('AMD', 'SMART', 'USD'))[0]
headlines = ib.reqHistoricalNews(amd.conId, codes, '', '', 10)
show([[h.time.isoformat(), h.providerCode, h.headline] for h in headlines])
article = ib.reqNewsArticle(headlines[0].providerCode, headlines[0].articleId)
show([article.articleType, article.articleText])
show([error for error in errors if error[0] > 0])
`;
  const [codes, headlines, article, errors] = await runIbAsync(needs('python'), gateway.port, script);
  expect(codes).toEqual(['BRFG', 'BRFUPDN', 'DJ-N', 'DJ-RTA', 'DJ-RTE', 'DJ-RTG', 'DJ-RTPRO', 'DJNL']);
  expect(headlines).toHaveLength(10);
  const [[time, , headline] = []] = headlines as string[][];
  expect(time).toMatch(/^2026-11-25T2[01]:\d\d:\d\d$/);
  expect(headline).toMatch(/^\{A:800015:L:en:K:[^}]+:C:[\d.]+\}ADVANCED MICRO DEVICES \(AMD\) /);
  const [type, text = ''] = article as [number, string];
  expect(type).toBe(0);
  expect(text.startsWith(`${headline?.replace(/^\{[^}]*\}/, '')}\n\n`)).toBe(true);
  expect(text).toMatch(/Made up by the paper gateway about its own market: nothing of this has happened\.$/);
  expect(errors).toEqual([]);
});

test('hears of news as it comes', async () => {
  const script = `
told = []
ib.tickNewsEvent += lambda news: told.append([news.providerCode, news.headline[:10], news.extraData[:14]])
ib.reqMktData(ib.qualifyContracts(Stock('AMD', 'SMART', 'USD'))[0], 'mdoff,292:BRFG')
ib.sleep(0.3)
show(told[-1])
show(len(ib.newsTicks()) > 0)
`;
  expect(await runIbAsync(needs('python'), gateway.port, script)).toEqual([
    ['BRFG', 'ADVANCED M', 'A:800015:L:en:'],
    true,
  ]);
});

test('has the bulletins of the day', async () => {
  const script = `
ib.reqNewsBulletins(True)
ib.sleep(0.3)
show(sorted({b.message for b in ib.newsBulletins() if b.origExchange == 'NYSE'}))
ib.cancelNewsBulletins()
`;
  expect(await runIbAsync(needs('python'), gateway.port, script)).toEqual([
    ['NYSE: no trading on 2026-11-26', 'NYSE: trading ends early on 2026-11-27, at 13:00 US/Eastern'],
  ]);
});

test('is told what its login may not have, and waits for nothing', async () => {
  const script = `
amd = ib.qualifyContracts(Stock('AMD', 'SMART', 'USD'))[0]
show(ib.reqHistoricalNews(amd.conId, 'BZ', '', '', 10))
show(ib.reqNewsArticle('BRFG', 'BRFG$04fb9da2'))
show(ib.reqFundamentalData(amd, 'ReportSnapshot'))
show(ib.getWshMetaData())
show(ib.getWshEventData(WshEventData(conId=8314)))
show([[code, text] for reqId, code, text in errors if reqId > 0])
`;
  const answers = await runIbAsync(needs('python'), gateway.port, script);
  expect(answers.slice(0, -1)).toEqual([[], [], [], '', '']);
  expect(answers.at(-1)).toEqual([
    [10277, 'News Feed requires permissions. Please login to Portal to subscribe.'],
    [10172, 'Failed to request news article: No data available'],
    [10358, 'Fundamentals data is not allowed.'],
    [10276, 'News feed is not allowed.'],
    [10276, 'News feed is not allowed.'],
  ]);
});
