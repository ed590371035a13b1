import type { Work } from '../../../platform/bench/bench.js';
import { every } from '../../../platform/clock/clock.js';
import { systemClock } from '../../../platform/clock/system.js';
import type { MeasuredProcess } from '../../gateway/bench/measured-process.js';
import { framed, type RawClient } from '../../gateway/bench/raw-client.js';

const RUN_MS = 2000;

interface Asking {
  readonly perSecond: number;
  /** That each is answered with. */
  readonly frames: number;
}

/** Asks at a steady pace, whether or not answers come, and times each from being sent to the end of its answer. */
export function atRate(
  open: (port: number) => Promise<RawClient>,
  bodyOf: (turn: number) => string,
  { perSecond, frames }: Asking,
) {
  const beat = Math.max(1, 1000 / perSecond);
  return async (server: MeasuredProcess): Promise<Work> => {
    const client = await open(server.port);
    let turn = 0;
    return {
      async measure() {
        const before = client.frames;
        const sentAt: number[] = [];
        const durations: number[] = [];
        const heard = () => {
          const now = systemClock.monotonic();
          while (durations.length < Math.floor((client.frames - before) / frames)) {
            durations.push(now - (sentAt[durations.length] ?? now));
          }
        };
        client.socket.on('data', heard);
        const started = systemClock.monotonic();
        const cancel = every(systemClock, beat, () => {
          const now = systemClock.monotonic();
          const due = Math.floor(((now - started) / 1000) * perSecond);
          while (sentAt.length < due) {
            const bytes = framed(bodyOf(turn));
            turn += 1;
            sentAt.push(systemClock.monotonic());
            client.socket.write(bytes);
          }
        });
        await new Promise<void>((resolve) => systemClock.after(RUN_MS, resolve));
        cancel();
        await client.until(before + sentAt.length * frames);
        heard();
        client.socket.off('data', heard);
        return durations;
      },
      end: client.end,
    };
  };
}
