import { emptyFolder, ibs } from './harness.js';

/** Runs `ibs gateway` until `use` has done its work with what it printed. */
export async function withGateway(
  args: readonly string[],
  use: (printed: string) => Promise<void>,
  cwd: string = emptyFolder(),
  env: Readonly<Record<string, string>> = {},
) {
  const stop = new AbortController();
  let used: Promise<void> | undefined;
  const ran = await ibs(['gateway', ...args], {
    signal: stop.signal,
    cwd,
    env,
    onOut: (text) => {
      used ??= use(text).finally(() => stop.abort('SIGINT'));
    },
  });
  await used;
  return ran;
}
