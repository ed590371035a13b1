import { describe, expect, test } from 'vitest';
import { createPool, type PoolOptions } from '../../../harness/sandbox/pool.js';
import { steppedClock } from '../../../platform/clock/stepped.js';
import { createLog } from '../../../platform/log/log.js';
import { type MemoryCell, memoryCell } from './memory-cell.js';

const SECOND = 1000;

function poolOf(wanted: PoolOptions['wanted'], { comesUp = true } = {}) {
  const clock = steppedClock('2026-03-03T16:30:00Z');
  const log = createLog({ level: 'silent', format: 'json', clock, write: () => {} });
  const started: (MemoryCell & { readonly language: string })[] = [];
  const start: PoolOptions['start'] = async (language) => {
    const cell = memoryCell();
    started.push({ ...cell, language });
    if (comesUp) cell.signs.write('ready\n');
    else cell.end({ exitCode: 1 });
    return cell.waiting;
  };
  const alive = () => started.filter(({ isOver }) => !isOver()).length;
  return { clock, started, alive, pool: createPool({ wanted, start, clock, log }) };
}

describe('waiting cells', () => {
  test('are started when the pool is filled, as many as are wanted', async () => {
    const { pool, started } = poolOf({ ts: 2, python: 1 });
    expect(pool.take('ts')).toBeUndefined();
    await pool.fill();
    expect(started.map(({ language }) => language)).toEqual(['ts', 'ts', 'python']);
    await pool.fill();
    expect(started).toHaveLength(3);
    await pool.close();
  });

  test('are given away once, and replaced soon after', async () => {
    const { pool, started, clock } = poolOf({ ts: 1, python: 0 });
    await pool.fill();
    expect(pool.take('ts')).toBe(started[0]?.waiting);
    expect(pool.take('ts')).toBeUndefined();
    await clock.advance(SECOND);
    expect(started).toHaveLength(2);
    expect(pool.take('ts')).toBe(started[1]?.waiting);
    await pool.close();
  });

  test('that die are replaced, after pauses that grow', async () => {
    const { pool, started, clock } = poolOf({ ts: 1, python: 0 }, { comesUp: false });
    await pool.fill();
    const attempts: number[] = [];
    for (let second = 0; second < 20; second += 1) {
      attempts.push(started.length);
      await clock.advance(SECOND);
    }
    expect([...new Set(attempts)]).toEqual([1, 2, 3, 4, 5]);
    expect(attempts.indexOf(5) - attempts.indexOf(4)).toBe(2 * (attempts.indexOf(4) - attempts.indexOf(3)));
    await pool.close();
  });

  test('one that dies while it waits is not given away', async () => {
    const { pool, started, clock } = poolOf({ ts: 1, python: 0 });
    await pool.fill();
    started[0]?.end({ signal: 'SIGKILL' });
    await clock.advance(0);
    expect(pool.take('ts')).toBeUndefined();
    await clock.advance(2 * SECOND);
    expect(pool.take('ts')).toBe(started[1]?.waiting);
    await pool.close();
  });

  test('are begun anew after some minutes', async () => {
    const { pool, started, clock, alive } = poolOf({ ts: 1, python: 0 });
    await pool.fill();
    await clock.advance(11 * 60 * SECOND);
    expect(started).toHaveLength(2);
    expect(started[0]?.isOver()).toBe(true);
    expect(alive()).toBe(1);
    await pool.close();
  });

  test('end with the pool, and none comes after them', async () => {
    const { pool, started, clock, alive } = poolOf({ ts: 2, python: 1 });
    await pool.fill();
    pool.take('ts')?.remove();
    await pool.close();
    expect(alive()).toBe(0);
    await clock.advance(60 * 60 * SECOND);
    expect(started).toHaveLength(3);
  });
});
