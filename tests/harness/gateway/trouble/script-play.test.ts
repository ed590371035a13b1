import { describe, expect, onTestFinished, test } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import { alwaysOpenClock } from '../../../../harness/gateway/time/always-open.js';
import { namedScript, namedScripts } from '../../../../harness/gateway/trouble/script/named-scripts.js';
import { parseScript } from '../../../../harness/gateway/trouble/script/parse.js';
import { acceleratedClock } from '../../../../platform/clock/accelerated.js';
import type { Clock } from '../../../../platform/clock/clock.js';
import { fixedClock } from '../../../../platform/clock/fixed.js';
import { type SteppedClock, steppedClock } from '../../../../platform/clock/stepped.js';
import { createLog } from '../../../../platform/log/log.js';

const TUESDAY = '2026-03-03T16:30:00Z';

/** A gateway whose log says what was done, and when on the watch of whoever waits. */
function gatewayOn(options: { readonly clock?: Clock; readonly wall?: SteppedClock } = {}) {
  const { wall = steppedClock(TUESDAY), clock = fixedClock(TUESDAY) } = options;
  const done: string[] = [];
  const log = createLog({
    level: 'debug',
    format: 'json',
    clock: wall,
    write(line) {
      const { msg } = JSON.parse(line);
      if (msg.startsWith('trouble: '))
        done.push(`${wall.monotonic() / 1000} ${msg.slice('trouble: '.length)}`);
    },
  });
  const gateway = createGateway({ clock, wall, log });
  onTestFinished(() => gateway.close());
  const play = (text: string) => gateway.trouble.play(parseScript(text, 'my.txt'));
  const time = () => gateway.trouble.status().time;
  return { gateway, wall, done, play, time };
}

const notice = (code: number) => `say code=${code} message=x`;
const told = (at: number, code: number) => `${at} told nobody: no client is connected: ${code} x`;
/** What a script did, without its beginning and end. */
const steps = (done: readonly string[]) => done.filter((each) => !each.includes('a script'));

describe('a script', () => {
  test('does its steps when their time from the start has come, or that from the step before', async () => {
    const { play, wall, done } = gatewayOn();
    const { done: end } = play(
      `+0s ${notice(1)}\n+30s ${notice(2)}\nthen +2m ${notice(3)}\n+3m ${notice(4)}`,
    );
    await wall.advance(29_999);
    expect(steps(done)).toEqual([told(0, 1)]);
    await wall.advance(200_000);
    expect(steps(done)).toEqual([told(0, 1), told(30, 2), told(150, 3), told(180, 4)]);
    expect(await end).toEqual({ end: 'finished', steps: 4, failed: 0, failures: [] });
  });

  test('repeats, and does not drift when timers are late', async () => {
    const wall = steppedClock(TUESDAY);
    const late = { ...wall, after: (ms: number, task: () => void) => wall.after(ms + 5, task) };
    const { play, done } = gatewayOn({ wall: late });
    const { done: end } = play(`repeat 100\nthen +1s ${notice(1)}\nend`);
    await wall.advance(100_005);
    expect(await end).toMatchObject({ end: 'finished', steps: 100 });
    expect(steps(done).at(-1)).toBe(told(100.005, 1));
  });

  test('repeats what stands between repeat and end', async () => {
    const { play, wall, done } = gatewayOn();
    play(
      `then +1s ${notice(1)}\nrepeat 3\nthen +20s ${notice(2)}\nthen +1s ${notice(3)}\nend\n+2m ${notice(4)}`,
    );
    await wall.advance(120_000);
    expect(steps(done)).toEqual([
      told(1, 1),
      ...[1, 22, 43].flatMap((from) => [told(from + 20, 2), told(from + 21, 3)]),
      told(120, 4),
    ]);
  });

  test('does thousands of steps for one moment, in their order', async () => {
    const { play, done } = gatewayOn();
    const { end, steps: count } = await play(`repeat 200\n${`then +0s ${notice(7)}\n`.repeat(10)}end`).done;
    expect([end, count]).toEqual(['finished', 2000]);
    expect(steps(done)).toHaveLength(2000);
  });

  test('goes on after a step that fails, and says which it was', async () => {
    const { play, gateway } = gatewayOn();
    const played = play(
      `+0s lose-connection\n\n+0s lose-connection\n+0s drop client=5\n+0s restore-connection`,
    );
    const { end, steps: count, failures } = await played.done;
    expect([end, count]).toEqual(['finished', 4]);
    expect(failures).toMatchObject([
      { line: 3, action: 'lose-connection', error: { code: 'trouble.out_of_place' } },
      { line: 4, action: 'drop', error: { code: 'trouble.no_such_client' } },
    ]);
    expect(gateway.trouble.status().connection).toBe('up');
  });

  test('counts every failure, and keeps the first hundred', async () => {
    const { play } = gatewayOn();
    const { done } = play('repeat 150\nthen +0s start-up\nend');
    const { steps: count, failed, failures } = await done;
    expect([count, failed, failures.length]).toEqual([150, 150, 100]);
  });

  test('with an account that the login does not have is refused, before anything is done', () => {
    const { play, done } = gatewayOn();
    expect(() => play('+0s lose-connection\nrepeat 2\nthen +1s reset-account account=DU9\nend')).toThrow(
      'my.txt:3: there is no account "DU9"; the login has DU1234567',
    );
    expect(done).toEqual([]);
  });

  test('stops when it is told to, and says how far it came', async () => {
    const { play, wall, done } = gatewayOn();
    const played = play(`+0s ${notice(1)}\n+10s ${notice(2)}`);
    await wall.advance(5000);
    expect(played.progress()).toEqual({
      state: 'playing',
      steps: 1,
      of: 2,
      next: 2,
      failed: 0,
      failures: [],
    });
    played.stop();
    expect(await played.done).toEqual({ end: 'stopped', steps: 1, failed: 0, failures: [] });
    expect(played.progress()).toMatchObject({ state: 'stopped', steps: 1, of: 2, next: undefined });
    await wall.advance(60_000);
    expect(steps(done)).toEqual([told(0, 1)]);
  });

  test('stops with its gateway, as does what was to end after a while', async () => {
    const { play, wall, gateway, done } = gatewayOn();
    const played = play(`+0s lose-connection for=20s\n+10s ${notice(2)}`);
    await wall.advance(5000);
    gateway.close();
    expect(await played.done).toMatchObject({ end: 'stopped' });
    await wall.advance(60_000);
    expect(steps(done)).toEqual(['0 the connection to IB is lost']);
    expect(await play(`+0s ${notice(1)}`).done).toMatchObject({ end: 'stopped', steps: 0 });
  });

  test('is played beside others, each counted and listed', async () => {
    const { play, wall, gateway, done } = gatewayOn();
    const first = play(`+10s ${notice(1)}\n+30s ${notice(3)}`);
    await wall.advance(5000);
    const second = play(`+15s ${notice(2)}`);
    expect(gateway.trouble.plays().map(({ id, name }) => [id, name])).toEqual([
      [1, 'my.txt'],
      [2, 'my.txt'],
    ]);
    await wall.advance(60_000);
    expect(steps(done)).toEqual([told(10, 1), told(20, 2), told(30, 3)]);
    expect([first, second].map((each) => each.progress().state)).toEqual(['finished', 'finished']);
  });

  test('is remembered when it has ended, until a hundred others have', async () => {
    const { play, gateway } = gatewayOn();
    const lasting = play(`+1h ${notice(1)}`);
    for (let count = 0; count < 150; count += 1) await play(`+0s ${notice(2)}`).done;
    const ids = gateway.trouble.plays().map(({ id }) => id);
    expect(ids).toContain(lasting.id);
    expect(ids.length).toBeLessThanOrEqual(102);
    expect(ids.at(-1)).toBe(151);
  });
});

describe("a moment of the market's clock", () => {
  test('is waited for on that clock, whatever its speed', async () => {
    const wall = steppedClock(TUESDAY);
    const clock = acceleratedClock(wall, { from: Date.parse('2026-03-03T14:00:00Z'), speed: 60 });
    const { play, done, time } = gatewayOn({ wall, clock });
    play(`at 09:30 ${notice(1)}\nat 09:30 ${notice(2)}\nat 09:31:30 ${notice(3)}\nthen +1s ${notice(4)}`);
    await wall.advance(29_999);
    expect(steps(done)).toEqual([]);
    await wall.advance(1);
    expect(time()).toBe('2026-03-03T14:30:00.000Z');
    await wall.advance(10_000);
    expect(steps(done)).toEqual([told(30, 1), told(30, 2), told(31.5, 3), told(32.5, 4)]);
  });

  test('comes with a leap of the clock, and the next is reckoned from it', async () => {
    const { play, wall, gateway, done, time } = gatewayOn();
    play(`at Wed 09:30 ${notice(1)}\nat 16:00 ${notice(2)}`);
    await wall.advance(60_000);
    gateway.trouble.act('move-clock', { to: '2026-03-04T14:30:00Z' });
    await wall.advance(1000);
    expect(steps(done)).toEqual(['60 it is 2026-03-04T14:30:00.000Z', told(60, 1)]);
    gateway.trouble.act('move-clock', { by: '10h' });
    await wall.advance(1000);
    expect(steps(done).at(-1)).toBe(told(61, 2));
    expect(time()).toBe('2026-03-05T00:30:00.000Z');
  });

  test('after move-clock is the next one from there', async () => {
    const { play, wall, done } = gatewayOn({ clock: steppedClock(TUESDAY) });
    play(
      `+0s move-clock to="Fri 15:59:40"\nat 15:59:40 ${notice(1)}\n+5s move-clock to=16:00\n+6s ${notice(2)}`,
    );
    await wall.advance(10_000);
    expect(steps(done)).toEqual([
      '0 it is 2026-03-06T20:59:40.000Z',
      told(0, 1),
      '5 it is 2026-03-06T21:00:00.000Z',
      told(6, 2),
    ]);
  });

  test('after a leap that a moment began is reckoned from there, too', async () => {
    const { play, wall, done } = gatewayOn({ clock: steppedClock(TUESDAY) });
    play(`at 11:30 move-clock to="Fri 15:59:40"\nat 16:00 ${notice(1)}`);
    await wall.advance(10_000);
    expect(steps(done)).toEqual(['0 it is 2026-03-06T20:59:40.000Z']);
  });

  test('that two steps name is the same for both, however late the first of them is', async () => {
    const wall = steppedClock('2026-03-03T20:59:00.500Z');
    const { play, done } = gatewayOn({ wall, clock: alwaysOpenClock(wall) });
    play(`at 09:30 ${notice(1)}\nat 09:30 ${notice(2)}`);
    await wall.advance(60_000);
    expect(steps(done)).toEqual([told(60, 1), told(60, 2)]);
  });

  test('that is repeated is another one each time', async () => {
    const wall = steppedClock(TUESDAY);
    const clock = acceleratedClock(wall, { from: Date.parse(TUESDAY), speed: 3600 });
    const { play, done } = gatewayOn({ wall, clock });
    play(`repeat 3\nat 12:00 ${notice(1)}\nend`);
    await wall.advance(72_000);
    // Half an hour, then a day each, at an hour a second.
    expect(steps(done)).toEqual([told(0.5, 1), told(24.5, 1), told(48.5, 1)]);
  });

  test('is noticed on a market that is always open, which leaps from bell to bell', async () => {
    const wall = steppedClock('2026-03-03T20:59:00Z');
    const { play, done } = gatewayOn({ wall, clock: alwaysOpenClock(wall) });
    play(`at 09:31 ${notice(1)}`);
    await wall.advance(180_000);
    expect(steps(done)).toEqual([told(120, 1)]);
  });

  test('may be months away', async () => {
    const wall = steppedClock(TUESDAY);
    const { play, done } = gatewayOn({
      wall,
      clock: acceleratedClock(wall, { from: Date.parse(TUESDAY), speed: 1e6 }),
    });
    play(`at 2026-06-03T16:30:00Z ${notice(1)}`);
    await wall.advance(7948);
    expect(steps(done)).toEqual([]);
    await wall.advance(1);
    expect(steps(done)).toHaveLength(1);
  });

  test('that has been is refused with its line, before anything is done', () => {
    const { play, done } = gatewayOn();
    expect(() => play(`+0s ${notice(1)}\nat 2026-03-03T16:29:59Z ${notice(2)}`)).toThrow(
      "my.txt:2: 2026-03-03T16:29:59Z has been: the market's clock shows 2026-03-03T16:30:00.000Z",
    );
    expect(done).toEqual([]);
  });
});

describe('a script that comes with the program', () => {
  test.each(Object.keys(namedScripts))(
    'is over within three minutes, with nothing that failed: %s',
    async (name) => {
      for (const speed of [0, 1, 60]) {
        const wall = steppedClock(TUESDAY);
        const clock =
          speed === 0 ? fixedClock(TUESDAY) : acceleratedClock(wall, { from: Date.parse(TUESDAY), speed });
        const { gateway } = gatewayOn({ wall, clock });
        const { done } = gateway.trouble.play(parseScript(namedScript(name), name));
        await wall.advance(180_000);
        expect(await done).toMatchObject({ end: 'finished', failures: [] });
        const { connection, brokenFarms, dataStolen, isShutDown } = gateway.trouble.status();
        expect({ connection, brokenFarms, dataStolen, isShutDown }).toEqual({
          connection: 'up',
          brokenFarms: [],
          dataStolen: false,
          isShutDown: false,
        });
      }
    },
  );

  test('is found by its name, and one like it is named', () => {
    expect(() => namedScript('weekends')).toThrow(
      'no script "weekends" comes with the program; did you mean "weekend"?',
    );
    expect(() => namedScript('__proto__')).toThrow('there are nightly-restart, weekend,');
  });
});
