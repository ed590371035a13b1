import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith, needs } from '../../../run/needs.js';
import { openScene, type Scene } from '../scene.js';

const written: Readonly<Record<string, readonly [code: string, prints: string]>> = {
  'itself as its main module': [
    "import sys\nprint(__name__, __file__, sys.modules['__main__'].__dict__ is globals())",
    '__main__ /tmp/ask.py True',
  ],
  'the usual last lines': [
    "def main():\n    print('main')\n\nif __name__ == '__main__':\n    main()",
    'main',
  ],
  asyncio: ['import asyncio\nasync def main():\n    return 1\nprint(asyncio.run(main()))', '1'],
  'dataclasses and pickle': [
    'import pickle\nfrom dataclasses import dataclass\n@dataclass\nclass A:\n    b: int\nprint(pickle.loads(pickle.dumps(A(1))))',
    'A(b=1)',
  ],
  'a process of its own': [
    "import subprocess, sys\nprint(subprocess.run([sys.executable, '-c', 'print(1)'], capture_output=True, text=True).stdout)",
    '1',
  ],
  'a child that it forks and waits for': [
    'import os\npid = os.fork()\nif pid == 0:\n    raise SystemExit(3)\nprint(os.wait() == (pid, 3 << 8))',
    'True',
  ],
  'no child that it did not start': [
    'import os\ntry:\n    os.waitpid(-1, os.WNOHANG)\nexcept ChildProcessError:\n    print("none")',
    'none',
  ],
  threads: [
    'import threading, time\nthreading.Thread(target=lambda: (time.sleep(0.05), print("later"))).start()\nprint("now")',
    'now\nlater',
  ],
  'both clients': [
    'import ib_async, ib_insync\nprint(ib_async.__name__, ib_insync.__name__)',
    'ib_async ib_insync',
  ],
  'its own file': ['print(open(__file__).read()[:5])', 'print'],
  'letters of any kind': ['print("€ żółć 日本")', '€ żółć 日本'],
};

describeWith('bwrap', 'Python', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene({ ts: 0, python: 2 });
    await scene.sandbox.warmUp();
  });
  afterAll(() => scene.close());

  test.each(Object.entries(written))('may have %s', async (_, [code, prints]) => {
    needs('python');
    const { out, err, ending } = await scene.run('python', code);
    expect({ out: out.trim(), err, ending }).toEqual({ out: prints, err: '', ending: 'finished' });
  });

  test('names the line on which it fails, and nothing of the runner', async () => {
    needs('python');
    const { err, exitCode } = await scene.run(
      'python',
      '\ndef fail():\n    raise ValueError("no")\n\nfail()\n',
    );
    expect(exitCode).toBe(1);
    expect(err.replace(/^ +[\^~]+\n/gm, '')).toBe(
      [
        'Traceback (most recent call last):',
        '  File "/tmp/ask.py", line 5, in <module>',
        '    fail()',
        '  File "/tmp/ask.py", line 3, in fail',
        '    raise ValueError("no")',
        'ValueError: no\n',
      ].join('\n'),
    );
  });

  test('that cannot be read says where', async () => {
    needs('python');
    const { err, exitCode, ending } = await scene.run('python', 'a = 1\nb = = 2\n');
    expect({ exitCode, ending }).toEqual({ exitCode: 1, ending: 'failed' });
    expect(err).toMatch(
      /^ {2}File "\/tmp\/ask.py", line 2\n {4}b = = 2\n(.*\n)*SyntaxError: invalid syntax\n$/,
    );
  });

  test.each([
    ['sys.exit()', 0, ''],
    ['sys.exit("with words")', 1, 'with words\n'],
    ['sys.exit(300)', 44, ''],
  ])('leaves by %s as Python does', async (line, exitCode, says) => {
    needs('python');
    const ran = await scene.run('python', `import sys\n${line}`);
    expect(ran.exitCode).toBe(exitCode);
    expect(ran.err).toContain(says);
  });
});
