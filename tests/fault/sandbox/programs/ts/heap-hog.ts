// Tries to keep more objects than there is memory for. Stops by itself at the bytes it is told.
const [, , most] = process.argv;
const kept: number[][] = [];
const ROW = 100_000;
for (let bytes = 0; bytes < Number(most); bytes += ROW * 8) kept.push(new Array(ROW).fill(bytes / 3));
console.log(`ESCAPED: has ${kept.length * ROW} numbers`);
