import type { Clock } from '../../../platform/clock/clock.js';
import { Fault } from '../../../platform/errors/fault.js';
import { linesOf } from '../../../platform/files/lines.js';
import { lockFile } from '../../../platform/files/lock.js';
import type { Log } from '../../../platform/log/log.js';
import { openAppender } from './appender.js';
import { type Link, writeLine } from './chain.js';
import { recordFaults as faults } from './faults.js';
import { fileFault, onFile } from './file-fault.js';
import { lockOf, makeFile } from './files.js';
import { keepHead } from './head.js';
import type { Audit, Entry, Line } from './line.js';
import { mend } from './mend.js';
import { type AuditReport, verifyAudit } from './verify.js';

export interface AuditOptions {
  /** Made where there is none, its folder too. */
  readonly file: string;
  readonly clock: Clock;
  readonly log?: Pick<Log, 'warn' | 'error'>;
  /** Told once, when nothing can be put on record any more. */
  readonly onFailure?: (failure: Fault) => void;
}

/**
 * Opens a record, checks all of it, and goes on where it ends. What a killed process left of a line that nobody was
 * told of is cut off, and that is put on record; with anything else that is wrong it is refused, and left as it is.
 */
export async function openAudit(options: AuditOptions): Promise<Audit> {
  const file = makeFile(options.file);
  const unlock = await lockFile(lockOf(file), {
    fileFault,
    inUse: () => new Fault(faults.in_use, `another guard writes ${file}`, { details: { file } }),
  });
  try {
    return await useRecord(file, unlock, options);
  } catch (thrown) {
    unlock();
    throw thrown;
  }
}

async function useRecord(file: string, unlock: () => void, options: AuditOptions): Promise<Audit> {
  const { clock, log, onFailure } = options;
  const found = await verifyAudit(file);
  refuseBroken(found);
  const mended = mend(found);
  if (mended)
    log?.warn({ file, ...mended }, 'a line of the record was cut off, and never acted on; it has made way');

  const appender = openAppender(file, (failure) => {
    log?.error({ err: failure, file }, 'nothing can be put on record any more, so no order goes through');
    onFailure?.(failure);
  });
  const head = keepHead(file, { clock, log, before: found.head });
  let end: Link = found.last;
  let isClosed = false;

  const nextLine = (entry: Entry) => {
    const line = writeLine(entry, end, clock.now());
    end = line.link;
    return line;
  };
  const append = async (entry: Entry): Promise<void> => {
    if (isClosed)
      throw new Fault(faults.closed, `the guard's record ${file} is closed`, { details: { file } });
    if (appender.failure) throw appender.failure;
    const { text, link } = nextLine(entry);
    await appender.append(text);
    head.reached(link);
  };
  if (mended) await append(mended);

  return {
    file,
    before: linesBefore(file, found),
    append,
    note(entry) {
      if (!isClosed && !appender.failure) appender.note(nextLine(entry).text);
    },
    get failure() {
      return appender.failure;
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      await appender.settled();
      await head.close();
      appender.close();
      unlock();
    },
  };
}

function refuseBroken({ file, problems }: AuditReport): void {
  const worst = problems.find(({ kind }) => kind !== 'torn');
  if (worst === undefined) return;
  const { kind, line, text } = worst;
  throw new Fault(faults.broken, `the guard's record ${file} is not as it was written: ${text}`, {
    details: { file, line, kind },
  });
}

/** Read anew each time it is asked for: of a long record nobody wants all lines in memory. */
function linesBefore(file: string, { lines }: AuditReport): Iterable<Line> {
  return {
    *[Symbol.iterator]() {
      for (const { number, bytes } of linesOf(file, { onFile })) {
        if (number > lines) return;
        const line: Line = JSON.parse(bytes.toString());
        yield line;
      }
    },
  };
}
