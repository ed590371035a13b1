// Tries to turn another Node process into one that takes orders: SIGUSR1 opens its debugger.
const [, , victim] = process.argv;
process.kill(Number(victim), 'SIGUSR1');
console.log(`ESCAPED: signalled process ${victim}`);
