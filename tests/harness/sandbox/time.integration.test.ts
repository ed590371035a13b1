import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../../run/needs.js';
import { openScene, type Programs, type Scene } from './scene.js';

/** Every way in which a program asks what time it is, in milliseconds since 1970. */
const asking: Programs = {
  ts: `const built = new Date();
console.log(JSON.stringify({
  asked: [Date.now(), +built, Date.parse(Date()), performance.timeOrigin + performance.now(),
    +new (class extends Date {})()],
  kept: [+new Date(0), +new Date('2026-01-01T00:00:00Z'), Date.UTC(2026, 0, 1)],
  is: [built instanceof Date, built.constructor === Date, new Date(5) instanceof Date],
}));`,
  python: `import calendar, datetime, email.utils, json, time
from datetime import datetime as directly, timezone
import pandas
utc = timezone.utc
aware = lambda moment: moment.replace(tzinfo=utc).timestamp()
asked = [time.time(), time.time_ns() / 1e9, time.clock_gettime(time.CLOCK_REALTIME), directly.now(utc).timestamp(),
  directly.now().timestamp(), aware(directly.utcnow()), datetime.datetime.today().timestamp(),
  calendar.timegm(time.gmtime()), time.mktime(time.localtime()), time.mktime(time.strptime(time.ctime())),
  time.mktime(time.strptime(time.asctime())), float(time.strftime('%s')), pandas.Timestamp.now(utc).timestamp()]
day = datetime.date.today()
print(json.dumps({
  'asked': [moment * 1000 for moment in asked],
  'kept': [calendar.timegm(time.gmtime(0)) * 1000, directly(2026, 1, 1, tzinfo=utc).timestamp() * 1000,
    directly.fromisoformat('2026-01-01T00:00:00+00:00').timestamp() * 1000],
  'is': [day == directly.now().date(), isinstance(directly.now(), datetime.date), type(directly.now()) is directly]}))`,
};
const DAY_MS = 24 * 60 * 60 * 1000;

describeWith('bwrap', 'the time that a program meets', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene({ ts: 1, python: 1 });
    await scene.sandbox.warmUp();
  });
  afterAll(() => scene.close());

  test.each(['ts', 'python'] as const)(
    'is that which it is to meet, however it asks, in %s',
    async (language) => {
      const given = Date.parse('2026-03-02T15:00:00Z');
      const { out, err } = await scene.run(language, asking[language], { now: () => given });
      expect(err).toBe('');
      const { asked, kept, is }: Record<string, readonly number[]> = JSON.parse(out);
      for (const moment of asked ?? []) {
        expect(moment).toBeGreaterThan(given - 1001);
        expect(moment).toBeLessThan(given + DAY_MS / 24);
      }
      expect(kept).toEqual([0, 1767225600000, 1767225600000]);
      expect(is).toEqual([true, true, true]);
    },
  );

  test.each(['ts', 'python'] as const)(
    'is this machine’s where nothing is said of it, in %s',
    async (language) => {
      const before = Date.now();
      const { out } = await scene.run(language, asking[language]);
      const { asked = [] }: Record<string, readonly number[]> = JSON.parse(out);
      for (const moment of asked) expect(Math.abs(moment - before)).toBeLessThan(DAY_MS);
    },
  );
});
