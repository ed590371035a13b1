// Tries never to end by never being done with ending. Stops by itself after the milliseconds it is told.
const [, , most] = process.argv;
process.on('exit', () => {
  const began = Date.now();
  while (Date.now() - began < Number(most));
  console.log(`ESCAPED: took ${most} ms to say goodbye`);
});
process.exit(0);
