import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf } from '../../../platform/files/lines.js';
import { onFile, scratchFolder } from './scratch.js';

const MB = 1024 * 1024;

function read(file: string, content: string | Uint8Array) {
  writeFileSync(file, content);
  return [...linesOf(file, { onFile })];
}

/** Put together again as its line breaks, places and numbers say. */
function expectWhole(content: Buffer, file: string): void {
  const lines = read(file, content);
  const bytes = lines.map(({ bytes, isWhole }) => Buffer.concat([bytes, Buffer.from(isWhole ? '\n' : '')]));
  expect(Buffer.concat(bytes).equals(content)).toBe(true);
  let start = 0;
  for (const [at, line] of lines.entries()) {
    expect(line).toMatchObject({ number: at + 1, start, isLast: at === lines.length - 1 });
    expect(line.bytes.includes('\n')).toBe(false);
    expect(line.isWhole || line.isLast).toBe(true);
    start += line.bytes.length + 1;
  }
}

test.each([
  ['an empty file', '', []],
  ['an empty line', '\n', ['']],
  ['lines', 'one\ntwo\n', ['one', 'two']],
  ['a last line without its break', 'one\ntwo', ['one', 'two']],
])('%s', (_, content, expected) => {
  const lines = read(join(scratchFolder(), 'file'), content);
  expect(lines.map(({ bytes }) => bytes.toString())).toEqual(expected);
  expect(lines.at(-1)?.isWhole ?? true).toBe(content === '' || content.endsWith('\n'));
});

test('whatever bytes there are, they are all there, each line in its place', () => {
  const file = join(scratchFolder(), 'file');
  const bytes = fc.array(fc.oneof(fc.constant(0x0a), fc.nat(255)), { maxLength: 200 });
  fc.assert(fc.property(bytes, (content) => expectWhole(Buffer.from(content), file)));
});

test.each([
  ['a line break at the end of what is read at a time', [MB - 1, 3]],
  ['one just behind it', [MB, 3]],
  ['a line longer than that', [10, 3 * MB + 7, 5]],
  ['a line as long as that', [MB - 11, 10, MB]],
])('%s', (_, lengths) => {
  const file = join(scratchFolder(), 'file');
  const text = lengths.map((length, at) => String(at).repeat(length));
  expectWhole(Buffer.from(`${text.join('\n')}\n`), file);
  expectWhole(Buffer.from(text.join('\n')), file);
});

test('a file that cannot be read is told as whoever reads it calls that', () => {
  const folder = scratchFolder();
  expect(() => [...linesOf(join(folder, 'none'), { onFile })]).toThrow(
    expect.objectContaining({ code: 'diary.misplaced' }),
  );
  expect(() => [...linesOf(folder, { onFile })]).toThrow(expect.objectContaining({ code: 'diary.foreign' }));
});
