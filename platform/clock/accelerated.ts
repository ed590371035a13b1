import type { Clock } from './clock.js';

/** Starts at `from` and runs `speed` times as fast as `base`: at 60, an hour of trading takes a minute. */
export function acceleratedClock(base: Clock, options: { from: number; speed: number }): Clock {
  const { from, speed } = options;
  if (!(speed > 0)) throw new RangeError(`speed must be above 0, not ${speed}`);
  const started = base.monotonic();
  const passed = () => (base.monotonic() - started) * speed;
  return {
    now: () => Math.floor(from + passed()),
    monotonic: passed,
    after: (ms, task) => base.after(ms / speed, task),
  };
}
