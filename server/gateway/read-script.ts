import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { scriptFaults } from '../../harness/gateway/trouble/script/faults.js';
import { namedScript } from '../../harness/gateway/trouble/script/named-scripts.js';
import { parseScript } from '../../harness/gateway/trouble/script/parse.js';
import type { Script } from '../../harness/gateway/trouble/script/script.js';
import { Fault } from '../../platform/errors/fault.js';
import { messageOf } from '../../platform/errors/thrown.js';

/** More than the longest script that is taken, and no more than that of a file without end. */
const MAX_BYTES = 4_000_000;

/** Whether a script is asked for by the path of its file, and not by its name. */
export function isFile(asked: string): boolean {
  return /[./\\]/.test(asked);
}

/** A script that comes with the program, or one from a file. */
export async function readScript(asked: string, cwd: string): Promise<Script> {
  if (!isFile(asked)) return parseScript(namedScript(asked), asked);
  return parseScript(await textOf(resolve(cwd, asked)), asked);
}

async function textOf(path: string): Promise<string> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of createReadStream(path, { end: MAX_BYTES })) chunks.push(chunk);
  } catch (error) {
    throw unreadable(path, messageOf(error), error);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (error) {
    throw unreadable(path, 'it is not text in UTF-8', error);
  }
}

function unreadable(path: string, reason: string, cause: unknown): Fault {
  return new Fault(scriptFaults.unreadable, `the script ${path} cannot be read: ${reason}`, {
    cause,
    details: { path },
  });
}
