// Tries never to end, in a loop that lets nothing else happen. Stops by itself after the milliseconds it is told.
const [, , most] = process.argv;
const began = Date.now();
while (Date.now() - began < Number(most));
console.log(`ESCAPED: looped for ${most} ms`);
