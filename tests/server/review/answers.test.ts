import { expect, test } from 'vitest';
import { askVerdict } from '../../../server/review/answers.js';
import { askerFor } from '../../../server/review/asker.js';

/** What comes of these lines, where nobody sits at a terminal. */
async function answered(input: string) {
  let told = '';
  const err = (text: string) => {
    told += text;
  };
  const ask = askerFor({ input: async () => input, err, signal: new AbortController().signal });
  return { answer: await askVerdict(ask, err), told };
}

test.each([
  ['f', { say: 'fixed' }],
  ['Fixed', { say: 'fixed' }],
  ['e', { say: 'environment' }],
  ['e the gateway  slept', { say: 'environment', reason: 'the gateway slept' }],
  ['u IB has no such feed', { say: 'unfixable', reason: 'IB has no such feed' }],
  ['u\nIB has no such feed', { say: 'unfixable', reason: 'IB has no such feed' }],
  ['s', { say: 'skip' }],
  ['q', { say: 'quit' }],
  ['', { say: 'quit' }],
])('%j is an answer', async (input, answer) => {
  expect((await answered(input)).answer).toEqual(answer);
});

test('what is no answer is asked again, with the keys', async () => {
  const { answer, told } = await answered('x\nyes\ns\n');
  expect(answer).toEqual({ say: 'skip' });
  expect(told).toMatch(/expected one of f fixed, .* found "x"\n/);
});

test('what cannot be fixed has a reason, or is not said', async () => {
  const { answer, told } = await answered('u\n\ns\n');
  expect(answer).toEqual({ say: 'skip' });
  expect(told).toContain('unfixable needs a reason');
});

test('whoever stops the program is not waited for', async () => {
  const stop = new AbortController();
  const input = () => new Promise<string>(() => {});
  const asked = askVerdict(askerFor({ input, err: () => {}, signal: stop.signal }), () => {});
  stop.abort('SIGINT');
  expect(await asked).toEqual({ say: 'quit' });
});
