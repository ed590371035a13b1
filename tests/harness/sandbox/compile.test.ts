import { describe, expect, test } from 'vitest';
import { compile } from '../../../harness/sandbox/compile.js';
import { systemClock as clock } from '../../../platform/clock/system.js';

const ts = (code: string, name = 'ask.ts') => compile({ language: 'ts', code, name }, { clock });

describe('a program in TypeScript', () => {
  test('becomes a module that names its source', async () => {
    const compiled = await ts('const a: number = await 1;\nconsole.log(a);');
    if (!compiled.ok) throw new Error(compiled.errors);
    const { file, code } = compiled.orders;
    expect(file).toBe('ask.mjs');
    expect(code).toMatch(/^const a = await 1;/);
    const map = Buffer.from(code.split('base64,')[1] ?? '', 'base64').toString();
    expect(JSON.parse(map)).toMatchObject({ sources: ['ask.ts'] });
  });

  test('loses what is imported as a type only', async () => {
    const compiled = await ts("import { IBApi, Contract } from '@stoqey/ib';\nlet c: Contract; new IBApi();");
    expect(compiled.ok && compiled.orders.code).toMatch(/import \{ IBApi \} from "@stoqey\/ib"/);
  });

  test('that cannot be read is told where', async () => {
    const compiled = await ts('let a = 1;\nlet b = ;\n');
    expect(compiled).toMatchObject({ ok: false, errors: expect.stringContaining('ask.ts:2:8') });
  });

  test('takes nothing of this machine with it', async () => {
    const code = "import all from './package.json';\nconsole.log(all);";
    const compiled = await ts(code);
    expect(compiled.ok && compiled.orders.code).toMatch(/^import all from "\.\/package\.json"/);
  });
});

test.each([
  ['../../etc/passwd', 'python', 'passwd.py'],
  ['C:\\temp\\my script.py', 'python', 'my_script.py'],
  ['', 'python', 'program.py'],
  ['..', 'ts', 'program.mjs'],
  ['a.b.ts', 'ts', 'a.b.mjs'],
  ['plain', 'ts', 'plain.mjs'],
  ['x.tsx', 'ts', 'x.mjs'],
] as const)('%j in %s lies in %s', async (name, language, file) => {
  const compiled = await compile({ language, code: '', name }, { clock });
  expect(compiled).toMatchObject({ ok: true, orders: { file } });
});

test('Python goes in as it is', async () => {
  const code = 'print("€")  # as it is';
  const compiled = await compile({ language: 'python', code, name: 'a.py', args: ['x'] }, { clock });
  expect(compiled).toEqual({ ok: true, orders: { file: 'a.py', code, args: ['x'] } });
});

test('half a character is no reason not to run what is around it', async () => {
  const compiled = await compile({ language: 'python', code: 'print("\ud800")', name: 'a.py' }, { clock });
  expect(compiled).toMatchObject({ ok: true, orders: { code: 'print("\ufffd")' } });
});

const enums = Array.from({ length: 30 }, (_, index) => `A${index + 1} = A${index} + A${index},`).join('');

/** Each does to a compiler without bounds what its name says. */
const hostile = {
  'that nests so deep that it kills': '('.repeat(1_000_000),
  'that is worked on for years': `type x<T> = T extends ${'(infer b extends '.repeat(40)}c${'?1:2)'.repeat(40)}?1:2`,
  'that takes all memory': `enum E { A0 = '${'a'.repeat(1024)}', ${enums} }`,
  'that becomes a thousand times as long': `enum E { A = '${'a'.repeat(300_000)}' }\n${'f(E.A);'.repeat(1000)}`,
};

describe('a compiler given a program', () => {
  test('that is made for its ruin is stopped, and others are compiled', async () => {
    const innocent = 'export const a: number = 1;';
    const held = Object.values(hostile).map((code) => ts(code));
    expect([await ts(innocent), ...(await Promise.all(held)), await ts(innocent)]).toMatchObject([
      { ok: true },
      ...held.map(() => ({
        ok: false,
        ending: 'failed',
        errors: 'the program could not be compiled within 5 s and 512 MiB\n',
      })),
      { ok: true },
    ]);
  });

  test('by many at once takes one after the other, and those that wait can be called off', async () => {
    const giveUp = new AbortController();
    const code = hostile['that is worked on for years'];
    const many = Array.from({ length: 30 }, () =>
      compile({ language: 'ts', code, name: 'a.ts' }, { clock, signal: giveUp.signal }),
    );
    giveUp.abort();
    expect(await Promise.all(many)).toEqual(many.map(() => ({ ok: false, errors: '', ending: 'stopped' })));
    expect(await ts('let a: number;')).toMatchObject({ ok: true });
  });

  test('of a megabyte manages it', async () => {
    expect(await ts('f(1); // as long as it may be\n'.repeat(34_000))).toMatchObject({ ok: true });
  });

  test('that is worked on for years ends when nobody wants it any more', async () => {
    const code = hostile['that is worked on for years'];
    const giveUp = new AbortController();
    const compiling = compile({ language: 'ts', code, name: 'a.ts' }, { clock, signal: giveUp.signal });
    giveUp.abort();
    expect(await compiling).toMatchObject({ ok: false, ending: 'stopped' });
  });
});
