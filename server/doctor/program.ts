import { execFile } from 'node:child_process';

export type ProgramResult =
  | { readonly ran: false }
  | { readonly ran: true; readonly ok: boolean; readonly stdout: string; readonly stderr: string };

/** Runs a program to its end; one that is not there is a result (`ran: false`), not an error. */
export function runProgram(
  file: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    execFile(file, args, { signal, killSignal: 'SIGKILL' }, (error, stdout, stderr) => {
      if (signal.aborted) reject(signal.reason);
      else if (error?.code === 'ENOENT' || error?.code === 'EACCES') resolve({ ran: false });
      else resolve({ ran: true, ok: error === null, stdout: stdout.trim(), stderr: stderr.trim() });
    });
  });
}

/** The first line, for a report that has one line to spare. */
export function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
