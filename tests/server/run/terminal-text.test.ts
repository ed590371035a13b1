import { expect, test } from 'vitest';
import { printed, told } from '../../../server/run/terminal-text.js';

const ESC = '\u001b';

test('a program that prints cannot lead the terminal', () => {
  expect(printed(`${ESC}]0;a title\u0007${ESC}[2J${ESC}[Hibs: finished`, true)).toBe(
    '␛]0;a title␇␛[2J␛[Hibs: finished',
  );
  expect(printed('honest\rforged\u009b2J\u007f', true)).toBe('honest␍forged\ufffd2J␡');
});

test('lines, tabs and colours stay as they are', () => {
  const text = `a\tb ü €\n${ESC}[1;31mred${ESC}[0m\n`;
  expect(printed(text, true)).toBe(text);
  expect(printed('one\r\ntwo\r\n', true)).toBe('one\ntwo\n');
});

test('what we say of it has none of its colours', () => {
  expect(told(`ibs: it sent ${ESC}[8mAAPL\n`, true)).toBe(`${ESC}[0mibs: it sent ␛[8mAAPL\n`);
});

test('who wants no colours gets none', () => {
  expect(printed(`a ${ESC}[1;31mred${ESC}[0m${ESC}[2J\n`, false)).toBe('a red␛[2J\n');
  expect(told('ibs: finished\n', false)).toBe('ibs: finished\n');
});
