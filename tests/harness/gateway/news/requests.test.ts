import { describe, expect, test } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import { reqHistoricalNews, reqNewsArticle } from '../../../../harness/wire/requests/news.js';
import { fixedClock } from '../../../../platform/clock/fixed.js';
import { futuresOn } from '../../../../trading/instruments/universe/futures.js';
import { universe } from '../../../../trading/instruments/universe/universe.js';
import { connectClient, type TestClient } from '../client.js';
import { subject } from './subjects.js';

const NOW = '2026-07-15T15:00:00Z';
const MSTR = subject('MSTR').conId;

interface Asked {
  readonly conId?: number;
  readonly providerCodes?: string;
  readonly startDateTime?: string;
  readonly endDateTime?: string;
  readonly totalResults?: number;
}

let lastId = 0;

async function connected(clock = NOW): Promise<TestClient> {
  const settings = { messagesPerSecond: undefined };
  return connectClient(createGateway({ seed: 1, clock: fixedClock(clock), settings }));
}

async function headlines(client: TestClient, asked: Asked = {}) {
  lastId += 1;
  const defaults = {
    conId: MSTR,
    providerCodes: 'BRFG',
    startDateTime: '',
    endDateTime: '',
    totalResults: 10,
  };
  client.send(reqHistoricalNews, { reqId: lastId, historicalNewsOptions: '', ...defaults, ...asked });
  const ended = () => client.named('historicalNewsEnd').find(({ reqId }) => reqId === String(lastId));
  for (let turn = 0; turn < 50 && ended() === undefined; turn += 1) await client.settle();
  const rows = client.named('historicalNews').filter(({ reqId }) => reqId === String(lastId));
  return { times: rows.map(({ time }) => String(time)), rows, hasMore: ended()?.['hasMore'] };
}

describe('headlines of the past', () => {
  test('come newest first, as many as were asked for, and say whether there are more', async () => {
    const client = await connected();
    const { times, hasMore } = await headlines(client);
    expect(times).toHaveLength(10);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(times[0]).toMatch(/^2026-07-15 13:\d\d:\d\d\.0$/);
    expect(hasMore).toBe('1');
  });

  test('go back from the start, whatever the end says, and from the end where there is no start', async () => {
    const client = await connected();
    const whole = (await headlines(client, { totalResults: 30 })).times;
    const anchor = whole[12] ?? '';
    const cases: Asked[] = [
      { startDateTime: anchor },
      { startDateTime: anchor, endDateTime: '2026-07-15 00:00:00' },
      { endDateTime: anchor.slice(0, 19) },
    ];
    for (const asked of cases) {
      expect((await headlines(client, asked)).times).toEqual(whole.slice(12, 22));
    }
    // A page later.
    const next = await headlines(client, { startDateTime: whole[22] ?? '', totalResults: 8 });
    expect(next.times).toEqual(whole.slice(22, 30));
  });

  test('pass over times in any other writing', async () => {
    const client = await connected();
    const latest = (await headlines(client)).times;
    for (const text of [
      '20260701 12:00:00',
      '2026-07-01',
      '2026-07-41 00:00:00',
      '20260701-12:00:00',
      'then',
    ]) {
      expect((await headlines(client, { startDateTime: text, endDateTime: text })).times).toEqual(latest);
    }
  });

  test('are of the providers that were named, and of all where none was', async () => {
    const client = await connected();
    const codes = async (providerCodes: string) => {
      const { rows } = await headlines(client, { providerCodes, totalResults: 60 });
      return [...new Set(rows.map(({ providerCode }) => providerCode))].toSorted();
    };
    expect(await codes('DJNL')).toEqual(['DJNL']);
    expect(await codes('BRFG+DJNL')).toEqual(['BRFG', 'DJNL']);
    expect(await codes('')).toEqual(['BRFG', 'DJ-N', 'DJ-RTG', 'DJ-RTPRO', 'DJNL']);
    expect(await codes('BRFUPDN')).toEqual([]);
  });

  test('of a derivative are those of what it is written on; of a currency there are none', async () => {
    const client = await connected();
    const [future] = futuresOn('ES', '20260715');
    const [cfd] = (universe().bySymbol.get('AAPL') ?? []).filter(({ secType }) => secType === 'CFD');
    for (const [derivative, under] of [
      [future, subject('ES')],
      [cfd, subject('AAPL')],
    ] as const) {
      const { times } = await headlines(client, { conId: derivative?.conId ?? 0 });
      expect(times).toEqual((await headlines(client, { conId: under.conId })).times);
      expect(times).toHaveLength(10);
    }
    expect(await headlines(client, { conId: 12087792 })).toMatchObject({ rows: [], hasMore: '0' });
    expect(await headlines(client, { conId: 999_999_999 })).toMatchObject({ rows: [], hasMore: '0' });
  });

  test('without a contract are those of the whole tape', async () => {
    const client = await connected();
    const { rows } = await headlines(client, { conId: 0, totalResults: 40 });
    const names = new Set(rows.map(({ headline }) => /\(([A-Z]+)\)/.exec(String(headline))?.[1]));
    expect(names.has('SPX') && names.has('AAPL')).toBe(true);
  });

  test('are three hundred at most', async () => {
    const client = await connected();
    const { rows, hasMore } = await headlines(client, { totalResults: 5000, providerCodes: '' });
    expect([rows.length, hasMore]).toEqual([300, '1']);
  });

  test('never tell what is yet to come', async () => {
    const [early, late] = await Promise.all([
      connected('2026-07-14T15:20:00Z'),
      connected('2026-07-14T23:00:00Z'),
    ]);
    const asked = { providerCodes: '', totalResults: 20 };
    const [before, after] = [await headlines(early, asked), await headlines(late, asked)];
    expect(before.times[0]).toMatch(/^2026-07-14 15:17/);
    expect(after.rows.length).toBe(20);
    const since = after.times.filter((time) => time > '2026-07-14 15:20:00');
    expect(since.length).toBeGreaterThan(1);
    const strip = ({ time, articleId, headline }: (typeof after.rows)[number]) => [time, articleId, headline];
    expect(after.rows.slice(since.length).map(strip)).toEqual(
      before.rows.slice(0, 20 - since.length).map(strip),
    );
  });
});

describe('articles', () => {
  const article = async (client: TestClient, providerCode: string, articleId: string) => {
    lastId += 1;
    client.send(reqNewsArticle, { reqId: lastId, providerCode, articleId, newsArticleOptions: '' });
    await client.settle();
    const found = client.messages.findLast(({ texts }) => texts['reqId'] === String(lastId));
    return found?.texts['articleText'] ?? found?.texts['errorCode'];
  };

  test('begin with the headline that led to them, whoever asks and however often', async () => {
    const [client, other] = [await connected(), await connected()];
    const { rows } = await headlines(client, { providerCodes: '', totalResults: 40 });
    for (const { providerCode, articleId, headline } of rows) {
      const text = await article(client, String(providerCode), String(articleId));
      expect(String(headline).replace(/^\{[^}]*\}/, '')).toBe(String(text).split('\n')[0]);
      expect(await article(other, String(providerCode), String(articleId))).toBe(text);
    }
  });

  test('are refused to whoever has no id, a wrong one, or another provider for it', async () => {
    const client = await connected();
    const { rows } = await headlines(client);
    const articleId = String(rows[0]?.['articleId']);
    const wrong: readonly [string, string][] = [
      ['BRFG', ''],
      ['BRFG', 'BRFG$04fb9da2'],
      ['BRFG', `${articleId}0`],
      ['BRFG', articleId.replace(/.$/, '1')],
      ['DJNL', articleId],
      ['', articleId],
    ];
    for (const [code, id] of wrong) expect([id, await article(client, code, id)]).toEqual([id, '10172']);
    expect(await article(client, 'BZ', articleId)).toBe('10277');
    expect(await article(client, 'XY', articleId)).toBe('10276');
  });

  test('are not there before their time', async () => {
    const { rows } = await headlines(await connected());
    const early = await connected('2026-07-15T13:30:00Z');
    expect(await article(early, 'BRFG', String(rows[0]?.['articleId']))).toBe('10172');
  });
});
