// Tries to use more of the processor than it may. Stops by itself after the milliseconds of CPU it is told.
const [, , most] = process.argv;
const used = () => (process.cpuUsage().user + process.cpuUsage().system) / 1000;
let sum = 0;
while (used() < Number(most)) for (let i = 0; i < 1_000_000; i += 1) sum += Math.sqrt(i);
console.log(`ESCAPED: used ${most} ms of CPU for ${sum}`);
