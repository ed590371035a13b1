import { processIo } from './io.js';
import { run } from './run.js';
import { abortOnSignals } from './signals.js';

// A reader that has had enough (`ibs … | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await run(process.argv.slice(2), processIo(abortOnSignals()));
