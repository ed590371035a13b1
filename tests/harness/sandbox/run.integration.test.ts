import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Limits } from '../../../harness/sandbox/limits.js';
import { describeWith } from '../../run/needs.js';
import { asking, type Language, MOMENT, openScene, type Programs, type Scene } from './scene.js';

const MIB = 1024 * 1024;

const printing: Programs = {
  ts: "console.log('hello', ...process.argv.slice(2)); console.error('there');",
  python: "import sys\nprint('hello', *sys.argv[1:])\nprint('there', file=sys.stderr)",
};
const leaving: Programs = { ts: 'process.exit(7);', python: 'import sys\nsys.exit(7)' };
const killingItself: Programs = {
  ts: "process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 1000);",
  python: 'import os, signal\nos.kill(os.getpid(), signal.SIGTERM)',
};
const reading: Programs = {
  ts: "import { readFileSync } from 'node:fs'; console.log(readFileSync(0, 'utf8').length);",
  python: 'import sys\nprint(len(sys.stdin.read()))',
};
const looping: Programs = {
  ts: "process.stdout.write('begun'); for (;;) {}",
  python: "print('begun', end='')\nwhile True: pass",
};
const sleeping: Programs = {
  ts: "console.log('begun'); setInterval(() => {}, 1000);",
  python: "import time\nprint('begun')\ntime.sleep(1000)",
};
const flooding: Programs = {
  ts: "const line = 'x'.repeat(1023); for (;;) console.log(line);",
  python: "line = 'x' * 1023\nwhile True: print(line)",
};
const hoarding: Programs = {
  ts: 'const all: Buffer[] = []; for (;;) all.push(Buffer.alloc(16 * 1024 * 1024, 1));',
  python: 'all = []\nwhile True: all.append(bytearray(b"1" * (16 * 1024 * 1024)))',
};
const seeing: Programs = {
  ts: `import { fstatSync } from 'node:fs';
const open = [3, 4].filter((fd) => { try { return fstatSync(fd).isSocket(); } catch { return false; } });
const ours = Object.keys(process.env).filter((name) => name.startsWith('IBS_'));
console.log(JSON.stringify({ open, ours, argv: process.argv.slice(1), flags: process.execArgv }));`,
  python: `import json, os, stat, sys
def is_socket(fd):
    try: return stat.S_ISSOCK(os.fstat(fd).st_mode)
    except OSError: return False
print(json.dumps({
    'open': [fd for fd in (3, 4) if is_socket(fd)],
    'ours': [name for name in os.environ if name.startswith('IBS_')],
    'argv': sys.orig_argv[1:], 'flags': []}))`,
};
const chance: Programs = {
  ts: 'console.log(Math.random());',
  python: 'import random\nprint(random.random())',
};

function unsayable(): never {
  throw new Error('unsayable');
}

describeWith('bwrap', 'a program', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  describe.each(['ts', 'python'] as const)('in %s', (language: Language) => {
    const run = (programs: Programs, options = {}) => scene.run(language, programs[language], options);
    const ending = language === 'ts' ? 'mjs' : 'py';

    test('prints, and is given its arguments', async () => {
      const { out, err, ending, exitCode, trouble } = await run(printing, { args: ['a b', 'ü'] });
      expect({ out, err, ending, exitCode, trouble }).toEqual({
        out: 'hello a b ü\n',
        err: 'there\n',
        ending: 'finished',
        exitCode: 0,
        trouble: undefined,
      });
    });

    test('ends with its own exit code', async () => {
      expect(await run(leaving)).toMatchObject({ ending: 'failed', exitCode: 7, signal: undefined });
    });

    test('that ends by a signal has failed', async () => {
      expect(await run(killingItself)).toMatchObject({ ending: 'failed' });
    });

    test('finds nothing on standard input', async () => {
      expect(await run(reading)).toMatchObject({ out: '0\n', ending: 'finished' });
    });

    test('that never ends is stopped when its time is over, and what it printed is there', async () => {
      const { out, ending, exitCode } = await run(looping, { limits: { wall: 300 } });
      expect({ out, ending, exitCode }).toEqual({ out: 'begun', ending: 'timed-out', exitCode: undefined });
    });

    test('that prints without end is stopped, with beginning and end kept', async () => {
      const { ending, stdout } = await run(flooding, { limits: { outputBytes: 2 * MIB } });
      expect(ending).toBe('too-much-output');
      expect(stdout.head).toHaveLength(64 * 1024);
      expect(stdout.tail).toHaveLength(64 * 1024);
      expect(stdout.left).toBe(2 * MIB - 2 * 64 * 1024);
    });

    test('that takes all memory is said to have done so', async () => {
      expect(await run(hoarding, { limits: { memoryBytes: 256 * MIB } })).toMatchObject({
        ending: 'out-of-memory',
      });
    });

    test('is stopped when whoever started it gives up', async () => {
      const giveUp = new AbortController();
      const heard: string[] = [];
      const { ending } = await run(sleeping, {
        signal: giveUp.signal,
        onOutput(text: string) {
          heard.push(text);
          giveUp.abort();
        },
      });
      expect({ ending, heard: heard.join('').trim() }).toEqual({ ending: 'stopped', heard: 'begun' });
    });

    test('whoever has given up before it began gets nothing of it', async () => {
      const { ending, out } = await run(printing, { signal: AbortSignal.abort() });
      expect({ ending, out }).toEqual({ ending: 'stopped', out: '' });
    });

    test('sees nothing of the runner', async () => {
      const { out } = await run(seeing, { args: ['x'] });
      expect(JSON.parse(out)).toEqual({
        open: [],
        ours: [],
        argv: [`/tmp/ask.${ending}`, 'x'],
        flags: [],
      });
    });

    test('connects, asks and disconnects, as pasted from anywhere', async () => {
      const { out, err, ending } = await run(asking);
      expect({ out, err, ending }).toEqual({
        out: '2026-03-03T16:30:00.000Z\n',
        err: '',
        ending: 'finished',
      });
    });
  });

  test('that exits with the number of a signal is not believed to have used up its time', async () => {
    const { ending } = await scene.run('python', 'import os\nos._exit(152)');
    expect(ending).toBe('failed');
  });

  test('that cannot be given to its cell leaves neither cell nor socket', async () => {
    const name = 'ask.py';
    // No text of JSON can hold it.
    const args: readonly string[] = Object.assign(['x'], { toJSON: () => unsayable() });
    await expect(scene.run('python', 'print(1)', { name, args })).rejects.toThrow('unsayable');
    expect(scene.sockets().filter((file) => !/^cells-\d+-\w+$/.test(file))).toEqual([]);
  });

  test('leaves no socket behind', async () => {
    await scene.run('ts', asking.ts);
    expect(scene.sockets().filter((name) => !/^cells-\d+-\w+$/.test(name))).toEqual([]);
  });

  test('runs beside nine others', async () => {
    const programs = Array.from({ length: 10 }, (_, index) => {
      const language = index % 2 === 0 ? 'ts' : 'python';
      return scene.run(language, asking[language].replace(/clientId(:|=) ?\d/, `clientId$1 ${index + 10}`));
    });
    for (const { out, ending, err } of await Promise.all(programs)) {
      expect({ out, ending, err }).toEqual({
        out: `${MOMENT.slice(0, -1)}.000Z\n`,
        ending: 'finished',
        err: '',
      });
    }
  });

  test('is told in its place what it may not be', async () => {
    await expect(scene.run('ts', ' '.repeat(MIB + 1))).rejects.toMatchObject({
      code: 'sandbox.program_too_long',
    });
  });
});

describeWith('bwrap', 'a waiting cell', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene({ ts: 1, python: 1 });
    await scene.sandbox.warmUp();
  });
  afterAll(() => scene.close());

  describe.each(['ts', 'python'] as const)('for %s', (language: Language) => {
    test('takes a program, and the next begins in one of its own', async () => {
      const first = await scene.run(language, chance[language]);
      const second = await scene.run(language, chance[language]);
      expect(first).toMatchObject({ ending: 'finished', wasWarm: true });
      expect(second).toMatchObject({ ending: 'finished' });
      expect(first.out).not.toBe(second.out);
    });

    test('is of no use to a program with walls of its own', async () => {
      await scene.sandbox.warmUp();
      const own = await scene.run(language, chance[language], { limits: { memoryBytes: 300 * MIB } });
      expect(own).toMatchObject({ ending: 'finished', wasWarm: false });
      const without = await scene.run(language, asking[language], { limits: { wall: 10_000 } });
      expect(without).toMatchObject({ ending: 'finished', wasWarm: true, err: '' });
    });

    test('shows the program no more than a cold one does', async () => {
      await scene.sandbox.warmUp();
      const { out, wasWarm } = await scene.run(language, seeing[language]);
      expect(JSON.parse(out)).toMatchObject({ open: [], ours: [], flags: [] });
      expect(wasWarm).toBe(true);
    });
  });

  test.each<Partial<Limits>>([
    { cpu: 10 },
    { memoryBytes: 300 * MIB },
    { processes: 32 },
    { openFiles: 128 },
    { diskBytes: 8 * MIB },
  ])('has walls that are not those of a program with %j', async (limits) => {
    await scene.sandbox.warmUp();
    const { ending, wasWarm } = await scene.run('ts', printing.ts, { limits });
    expect({ ending, wasWarm }).toEqual({ ending: 'finished', wasWarm: false });
  });
});

describeWith('bwrap', 'a closed sandbox', () => {
  test('has stopped what was still being compiled', async () => {
    const scene = await openScene();
    // Years of work for a compiler.
    const code = `type x<T> = T extends ${'(infer b extends '.repeat(40)}c${'?1:2)'.repeat(40)}?1:2`;
    const running = scene.run('ts', code);
    await scene.sandbox.close();
    expect(await running).toMatchObject({ ending: 'stopped', exitCode: undefined });
    await scene.close();
  });

  test('has stopped what ran, and takes no more', async () => {
    const scene = await openScene({ ts: 1, python: 0 });
    await scene.sandbox.warmUp();
    let begun = () => {};
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const running = scene.run('ts', sleeping.ts, { onOutput: () => begun() });
    await hasBegun;
    await scene.sandbox.close();
    expect(scene.sockets()).toEqual([]);
    expect(await running).toMatchObject({ ending: 'stopped' });
    await expect(scene.run('ts', printing.ts)).rejects.toMatchObject({ code: 'sandbox.closed' });
    await scene.close();
  });
});
