import { expect, it } from 'vitest';
import { bytesText } from '../../../server/doctor/bytes.js';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [9949, '9.9 kB'],
  [9990, '10 kB'],
  [999_499, '999 kB'],
  [999_600, '1.0 MB'],
  [68_000_000_000, '68 GB'],
  [3e15, '3000 TB'],
])('%d bytes are %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});
