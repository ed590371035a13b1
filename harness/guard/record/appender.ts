import { closeSync, fdatasync, fstatSync, openSync, statSync } from 'node:fs';
import { promisify } from 'node:util';
import { Fault } from '../../../platform/errors/fault.js';
import { writeAll } from '../../../platform/files/write.js';
import { recordFaults as faults } from './faults.js';
import { fileFault, onFile } from './file-fault.js';

/**
 * On a thread of Node's pool. On the main one it would be a little faster, but a disk that takes 20 ms, or stops
 * for seconds, would hold up the market data of every client, and the kill switch with it.
 */
const sync = promisify(fdatasync);

/** Adds to the end of a file. */
export interface Appender {
  /** Resolves when the text is on the disk itself. Texts of one turn, or of one sync, share the next write. */
  append(text: string): Promise<void>;
  /** Is written in its turn, without a sync of its own: nobody waits for it, and it holds up nobody. */
  note(text: string): void;
  readonly failure: Fault | undefined;
  /** When all that was appended is written, or has failed. */
  settled(): Promise<void>;
  close(): void;
}

interface Waiting {
  readonly text: string;
  /** Somebody waits until it is on the disk. */
  readonly isWanted: boolean;
  done(): void;
  fail(fault: Fault): void;
}

/** @param failed is told once, when nothing more can be appended */
export function openAppender(file: string, failed: (failure: Fault) => void): Appender {
  const handle = onFile(file, () => openSync(file, 'a'));
  let { size } = fstatSync(handle);
  let waiting: Waiting[] = [];
  let running: Promise<void> | undefined;
  let isBeginPlanned = false;
  let failure: Fault | undefined;

  /** Whoever opens the file by its name must find what was written here, and nothing else. */
  const whatIsWrong = (): string | undefined => {
    const held = fstatSync(handle);
    const named = statSync(file, { throwIfNoEntry: false });
    if (named?.ino !== held.ino || named.dev !== held.dev) return 'another file, or none, has its name';
    return held.size === size ? undefined : `it has ${held.size} bytes instead of ${size}`;
  };
  const checkFile = async () => {
    const wrong = whatIsWrong();
    if (wrong === undefined) return;
    throw new Fault(faults.lost, `the guard's record ${file} is not the one that was opened: ${wrong}`, {
      details: { file },
    });
  };

  const write = async (batch: readonly Waiting[]) => {
    const bytes = Buffer.from(batch.map(({ text }) => text).join(''));
    writeAll(handle, bytes);
    size += bytes.length;
    if (!batch.some(({ isWanted }) => isWanted)) return;
    // It is looked at while the disk is busy.
    await Promise.all([sync(handle), checkFile()]);
  };

  const run = async () => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        if (failure) throw failure;
        await write(batch);
        for (const { done } of batch) done();
      } catch (thrown) {
        const fault = fileFault(thrown, file);
        const isFirst = failure === undefined;
        failure ??= fault;
        for (const { fail } of batch) fail(fault);
        if (isFirst) failed(fault);
      }
    }
    running = undefined;
  };

  const begin = () => {
    if (waiting.length > 0) running ??= run();
  };
  const beginSoon = () => {
    isBeginPlanned = false;
    begin();
  };

  return {
    append: (text) =>
      new Promise((done, fail) => {
        waiting.push({ text, isWanted: true, done, fail });
        // With what the same piece of work still appends.
        queueMicrotask(begin);
      }),
    note(text) {
      waiting.push({ text, isWanted: false, done() {}, fail() {} });
      if (isBeginPlanned) return;
      // What is sent on meanwhile goes first.
      isBeginPlanned = true;
      setImmediate(beginSoon);
    },
    get failure() {
      return failure;
    },
    settled() {
      begin();
      return running ?? Promise.resolve();
    },
    close: () => closeSync(handle),
  };
}
