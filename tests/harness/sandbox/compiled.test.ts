import { expect, test } from 'vitest';
import { rememberCompiled } from '../../../harness/sandbox/compiled.js';
import type { Program } from '../../../harness/sandbox/program.js';

const { signal } = new AbortController();

function counting() {
  const asked: string[] = [];
  const compile = rememberCompiled(async ({ name, code, args = [] }) => {
    asked.push(code);
    if (code === 'wrong') return { ok: false, errors: 'so', ending: 'failed' };
    return { ok: true, orders: { file: name, code: `${code} compiled`, args } };
  });
  const run = (code: string, more: Partial<Program> = {}) =>
    compile({ language: 'ts', name: 'a.ts', code, ...more }, signal);
  return { asked, run };
}

test('the same text is compiled once', async () => {
  const { asked, run } = counting();
  expect(await run('one')).toEqual(await run('one'));
  expect(asked).toEqual(['one']);
});

test('another name, and other arguments, make another program', async () => {
  const { asked, run } = counting();
  await run('one');
  await run('one', { name: 'b.ts' });
  expect(await run('one', { args: ['x'] })).toMatchObject({ orders: { args: ['x'] } });
  expect(asked).toHaveLength(3);
});

test('what went wrong is tried again', async () => {
  const { asked, run } = counting();
  await run('wrong');
  await run('wrong');
  expect(asked).toHaveLength(2);
});

test('what has not been used for long is forgotten, what is used stays', async () => {
  const { asked, run } = counting();
  await run('mine');
  for (let each = 0; each < 200; each += 1) {
    await run(`other ${each}`);
    await run('mine');
  }
  expect(asked.filter((code) => code === 'mine')).toHaveLength(1);
  await run('other 0');
  expect(asked.filter((code) => code === 'other 0')).toHaveLength(2);
});
