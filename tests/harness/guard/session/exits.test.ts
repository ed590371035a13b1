import { expect, test } from 'vitest';
import { createExits } from '../../../../harness/guard/session/exits.js';

function scene() {
  const said: string[] = [];
  const say = (what: string) => () => void said.push(what);
  const exits = createExits((error) => said.push(String(error)), say('empty'));
  return { said, say, exits };
}

test('all leave in their order, whichever is ready first', async () => {
  const { said, say, exits } = scene();
  let ready = () => {};
  exits.now(say('one'));
  exits.after(new Promise((resolve) => (ready = resolve)), say('two'), say('not two'));
  exits.after(Promise.resolve(), say('three'), say('not three'));
  exits.now(say('four'));
  await Promise.resolve();
  expect(said).toEqual(['one']);
  ready();
  await new Promise(setImmediate);
  expect(said).toEqual(['one', 'two', 'three', 'four', 'empty']);
});

test('what waits when they close does not leave, nor what comes later, and each is told', async () => {
  const { said, say, exits } = scene();
  exits.after(Promise.resolve(), say('one'), say('not one'));
  exits.now(say('two'), say('not two'));
  exits.close();
  // Its figures came when the session had ended.
  exits.after(Promise.resolve(), say('three'), say('not three'));
  exits.now(say('four'), say('not four'));
  await new Promise(setImmediate);
  expect(said).toEqual(['not one', 'not two', 'not three', 'not four']);
});
