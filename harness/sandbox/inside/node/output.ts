/**
 * To a pipe Node writes when it finds the time, and what it has not found the time for is lost when the program
 * exits or is killed. Whoever reads wants all of it, as on a terminal.
 */
export function printAtOnce(): void {
  for (const stream of [process.stdout, process.stderr]) {
    const handle: unknown = Reflect.get(stream, '_handle');
    if (isBlockable(handle)) handle.setBlocking(true);
  }
}

function isBlockable(handle: unknown): handle is { setBlocking(blocking: boolean): void } {
  return typeof handle === 'object' && handle !== null && 'setBlocking' in handle;
}
