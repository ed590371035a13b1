import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { guardFaults } from '../../harness/guard/faults.js';
import { crossingJson } from '../../harness/guard/transcript/readable.js';
import type { Listener } from '../../harness/guard/transcript/transcript.js';
import { Fault } from '../../platform/errors/fault.js';
import { messageOf } from '../../platform/errors/thrown.js';
import { PRIVATE_FILE } from '../../platform/files/private.js';
import type { Log } from '../../platform/log/log.js';

/** Every message of every session, a line of JSON each, added to a file. */
export interface TranscriptFile {
  readonly file: string;
  listenerFor(session: string): Listener;
  close(): Promise<void>;
}

export async function openTranscript(file: string, log: Log): Promise<TranscriptFile> {
  // It holds account ids and all that was traded.
  const stream = createWriteStream(file, { flags: 'a', mode: PRIVATE_FILE });
  try {
    await once(stream, 'open');
  } catch (cause) {
    const reason = messageOf(cause);
    throw new Fault(guardFaults.no_transcript, `the transcript cannot be written: ${reason}`, {
      cause,
      details: { file },
    });
  }
  stream.on('error', (err) => log.error({ err, file }, 'the transcript ends here: it cannot be written'));
  const write = (session: string, what: string, text: string) => {
    if (stream.writable) stream.write(`{"session":${JSON.stringify(session)},"${what}":${text}}\n`);
  };
  return {
    file,
    listenerFor: (session) => ({
      crossed: (crossing) => write(session, 'message', crossingJson(crossing)),
      happened: ({ at, ...event }) =>
        write(session, 'event', JSON.stringify({ at: new Date(at).toISOString(), ...event })),
    }),
    close: () => new Promise((resolve) => void stream.end(() => resolve())),
  };
}
