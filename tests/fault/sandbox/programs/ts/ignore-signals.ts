// Tries to stay when asked to go. Stops by itself after the milliseconds it is told.
const [, , most] = process.argv;
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT', 'SIGXCPU'] as const)
  process.on(signal, () => {});
setTimeout(() => console.log(`ESCAPED: stayed for ${most} ms`), Number(most));
