import { describe, expect, test } from 'vitest';
import { compile } from '../../../harness/sandbox/compile.js';

const ts = (code: string, name = 'ask.ts') => compile({ language: 'ts', code, name });

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
  const compiled = await compile({ language, code: '', name });
  expect(compiled).toMatchObject({ ok: true, orders: { file } });
});

test('Python goes in as it is', async () => {
  const code = 'print("€")  # as it is';
  const compiled = await compile({ language: 'python', code, name: 'a.py', args: ['x'] });
  expect(compiled).toEqual({ ok: true, orders: { file: 'a.py', code, args: ['x'] } });
});
