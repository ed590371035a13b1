// Tries to keep more bytes outside the heap than there is memory for. Stops by itself at the bytes it is told.
const [, , most] = process.argv;
const kept: Buffer[] = [];
const SIZE = 4 * 1024 * 1024;
for (let bytes = 0; bytes < Number(most); bytes += SIZE) kept.push(Buffer.alloc(SIZE, 1));
console.log(`ESCAPED: has ${kept.length} buffers of 4 MiB`);
