import { readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import type { Cancel, Clock } from '../../../platform/clock/clock.js';
import { codeOf } from '../../../platform/errors/thrown.js';
import { PRIVATE_FILE } from '../../../platform/files/private.js';
import type { Log } from '../../../platform/log/log.js';
import type { Link } from './chain.js';
import { fileFault, onFile } from './file-fault.js';
import { headOf } from './files.js';

const TEXT = /^\{"seq":(\d{1,15}),"hash":"([0-9a-f]{64})"\}\n$/;

/**
 * How far a record was when its head was last written, some time after the line itself was on the disk. A record that
 * ends before its head has lost lines. What came after the head may be cut off without a trace, and so may anything by
 * whoever also writes the head anew: for more than that, note the figures in a place that they cannot reach.
 */
export function readHead(file: string): Link | 'none' | 'illegible' {
  const text = onFile(file, () => {
    try {
      return readFileSync(headOf(file), 'latin1');
    } catch (thrown) {
      if (codeOf(thrown) === 'ENOENT') return undefined;
      throw thrown;
    }
  });
  if (text === undefined) return 'none';
  const [, seq, hash] = TEXT.exec(text) ?? [];
  return seq === undefined || hash === undefined ? 'illegible' : { seq: Number(seq), hash };
}

/** Takes the place of the head before, all of it or not at all. */
async function writeHead(file: string, { seq, hash }: Link): Promise<void> {
  const unfinished = `${headOf(file)}.new`;
  const handle = await open(unfinished, 'w', PRIVATE_FILE);
  try {
    await handle.writeFile(`{"seq":${seq},"hash":"${hash}"}\n`);
    await handle.datasync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, headOf(file));
}

/** Once in a while is enough: it costs the disk as much as an order does. */
const INTERVAL_MS = 1000;

export interface HeadKeeper {
  /** This line, and all before it, are on the disk. */
  reached(link: Link): void;
  /** Writes it a last time. */
  close(): Promise<void>;
}

export interface HeadOptions {
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'> | undefined;
  /** What it says already. */
  readonly before: Link | undefined;
}

/** Writes the head of a record a second after a line that it does not have yet. */
export function keepHead(file: string, { clock, log, before }: HeadOptions): HeadKeeper {
  let written = before;
  let latest = before;
  let cancel: Cancel | undefined;
  let writing = Promise.resolve();

  const write = async () => {
    if (latest === undefined || latest.seq === written?.seq) return;
    const link = latest;
    try {
      await writeHead(file, link);
      written = link;
    } catch (thrown) {
      // The record itself is what counts, and says so when it fails.
      log?.warn(
        { err: fileFault(thrown, headOf(file)) },
        'how far the record is could not be noted beside it',
      );
    }
  };
  const plan = () => {
    cancel ??= clock.after(INTERVAL_MS, () => {
      cancel = undefined;
      writing = writing.then(write);
    });
  };

  return {
    reached(link) {
      latest = link;
      plan();
    },
    async close() {
      cancel?.();
      await writing.then(write);
    },
  };
}
