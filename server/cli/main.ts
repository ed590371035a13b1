import { Exit } from '../../platform/errors/exit.js';
import { runCommandLine } from './command-line.js';
import { processIo } from './io.js';
import { abortOnSignals } from './signals.js';

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has had enough (`ibs … | head`) is no error, and no reason for a server to end.
    if (error.code === 'EPIPE') return;
    if (stream === process.stdout) console.error(`ibs: standard output cannot be written to (${error.code})`);
    process.exit(Exit.mend);
  });
}

process.exitCode = await runCommandLine(process.argv.slice(2), processIo(abortOnSignals()));
