// Tries to carry something off by HTTP, to the address it is told.
const [, , address = ''] = process.argv;
const answer = await fetch(`http://${address}/?stolen=everything`, { signal: AbortSignal.timeout(5000) });
console.log(`ESCAPED: ${address} answered ${answer.status}`);
