import type { Readable } from 'node:stream';

/** How bubblewrap says it is going. */
export interface Status {
  /** The cell's first process, as this machine numbers it. */
  init(): number | undefined;
  /** That of the program, as a shell would tell it. */
  exitCode(): number | undefined;
  readonly closed: Promise<void>;
}

/** Reads JSON documents whose fields come in several pieces; two numbers of them matter. */
export function readStatus(stream: Readable): Status {
  let text = '';
  const numberIn = (pattern: RegExp) => {
    const found = pattern.exec(text)?.[1];
    return found === undefined ? undefined : Number(found);
  };
  stream.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
  });
  return {
    init: () => numberIn(/"child-pid":\s*(\d+)\b[^\d]/),
    exitCode: () => numberIn(/"exit-code":\s*(\d+)\b[^\d]/),
    closed: new Promise((resolve) => stream.on('close', resolve)),
  };
}
