import { describe, expect, test } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import { createBulletinBoard } from '../../../../harness/gateway/news/bulletin-board.js';
import { exchangeNotices } from '../../../../harness/gateway/news/exchange-notices.js';
import { publishBulletin } from '../../../../harness/gateway/news/publish-bulletin.js';
import { cancelNewsBulletins, reqNewsBulletins } from '../../../../harness/wire/requests/news.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { connectClient } from '../client.js';

async function connected(at: string) {
  const clock = steppedClock(at);
  const settings = { messagesPerSecond: undefined, quoteInterval: 60_000 };
  const client = await connectClient(createGateway({ seed: 1, clock, settings }));
  const ask = async (allMessages: boolean) => {
    client.send(reqNewsBulletins, { allMessages });
    await client.settle();
  };
  const texts = () => client.named('updateNewsBulletin').map(({ newsMessage }) => newsMessage);
  const pass = async (hours: number) => {
    await clock.advance(hours * 3_600_000);
    await client.settle();
  };
  return { client, ask, texts, pass };
}

const day = (date: string) => ({
  after: Date.parse(`${date}T00:00:00Z`),
  until: Date.parse(`${date}T23:00:00Z`),
});
const of = (exchange: string, date: string) =>
  exchangeNotices(day(date))
    .filter((notice) => notice.exchange === exchange)
    .map(({ text }) => text);

describe('exchanges tell', () => {
  test('on the last day of trading before it, of a holiday and of the half day that follows', () => {
    expect(of('NYSE', '2026-11-25')).toEqual([
      'NYSE: no trading on 2026-11-26',
      'NYSE: trading ends early on 2026-11-27, at 13:00 US/Eastern',
    ]);
    expect(of('NYSE', '2026-11-26')).toEqual([]);
    expect(of('NYSE', '2026-11-27')).toEqual(['NYSE: trading ends early on 2026-11-27, at 13:00 US/Eastern']);
    expect(of('CME', '2026-11-25')).toEqual(['CME: trading ends early on 2026-11-26, at 12:00 US/Central']);
    expect(of('IBIS', '2026-11-25')).toEqual([]);
    expect(of('LSE', '2026-12-24')).toEqual([
      'LSE: trading ends early on 2026-12-24, at 12:30 GB-Eire',
      'LSE: no trading on 2026-12-25',
      'LSE: no trading on 2026-12-28',
    ]);
  });

  test('nothing of ordinary weekends', () => {
    expect(exchangeNotices(day('2026-03-06'))).toEqual([]);
  });

  test('at eight in the morning, each under an id of its own', () => {
    const year = exchangeNotices({
      after: Date.parse('2026-01-01T00:00:00Z'),
      until: Date.parse('2027-01-01T00:00:00Z'),
    });
    expect(year.length).toBeGreaterThan(80);
    expect(new Set(year.map(({ msgId }) => msgId)).size).toBe(year.length);
    const inNewYork = year.filter(({ exchange }) => exchange === 'NYSE');
    for (const { time } of inNewYork) expect([12, 13]).toContain(new Date(time).getUTCHours());
  });
});

describe('a client that asks for bulletins', () => {
  test('gets those of the day at once where it wants them, and later ones as they come', async () => {
    const { ask, texts, pass } = await connected('2026-11-25T16:00:00Z');
    await ask(true);
    expect(texts()).toContain('NYSE: no trading on 2026-11-26');
    const atFirst = texts().length;
    await pass(2 * 24);
    expect(texts().slice(atFirst)).toContain('NYSE: trading ends early on 2026-11-27, at 13:00 US/Eastern');
  });

  test('gets only what comes where it does not', async () => {
    const { ask, texts, pass } = await connected('2026-11-25T16:00:00Z');
    await ask(false);
    expect(texts()).toEqual([]);
    await pass(2 * 24);
    expect(texts()).toContain('NYSE: trading ends early on 2026-11-27, at 13:00 US/Eastern');
    expect(texts()).not.toContain('NYSE: no trading on 2026-11-26');
  });

  test('gets nothing once it has cancelled, and may cancel what it has not', async () => {
    const { client, ask, texts, pass } = await connected('2026-11-25T16:00:00Z');
    client.send(cancelNewsBulletins, {});
    await ask(false);
    client.send(cancelNewsBulletins, {});
    await client.settle();
    await pass(2 * 24);
    expect(texts()).toEqual([]);
    expect(client.named('errMsg').filter(({ errorCode }) => Number(errorCode) < 2000)).toEqual([]);
  });

  test('may ask again, and is told once', async () => {
    const { ask, texts, pass } = await connected('2026-11-25T16:00:00Z');
    await ask(false);
    await ask(true);
    expect(texts()).toContain('NYSE: no trading on 2026-11-26');
    const atFirst = texts().length;
    await pass(2 * 24);
    const notice = 'NYSE: trading ends early on 2026-11-27, at 13:00 US/Eastern';
    expect(
      texts()
        .slice(atFirst)
        .filter((text) => text === notice),
    ).toHaveLength(1);
  });
});

test('what is published is told to who listens, and kept for who asks for the day’s', () => {
  const clock = steppedClock('2026-11-25T16:00:00Z');
  const bulletins = createBulletinBoard();
  const heard: unknown[] = [];
  const hush = bulletins.listen(({ type, text, exchange }) => heard.push([type, text, exchange]));
  publishBulletin({ bulletins, clock }, { type: 2, text: 'NYSE is not available', exchange: 'NYSE' });
  hush();
  publishBulletin({ bulletins, clock }, { type: 3, text: 'NYSE is available again', exchange: 'NYSE' });
  expect(heard).toEqual([[2, 'NYSE is not available', 'NYSE']]);
  const kept = bulletins.after(clock.now() - 1);
  expect(kept.map(({ type, time }) => [type, time])).toEqual([
    [2, clock.now()],
    [3, clock.now()],
  ]);
  expect(new Set(kept.map(({ msgId }) => msgId)).size).toBe(2);
  expect(bulletins.after(clock.now())).toEqual([]);
});
