const TRACE = /^\s+at |^Node\.js v|^\s*[\^~}]+\s*$|^\s*$/;
const THROWN = /^(?:Uncaught )?(?:[A-Za-z_][\w.]*(?:Error|Exception|Interrupt|Exit)|Error)\b/;

/** What a program said last before it gave up: the exception where one was thrown, not the trace below it. */
export function lastWords(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => !TRACE.test(line));
  const said = lines.findLast((line) => THROWN.test(line)) ?? lines.at(-1) ?? '';
  return said.trim();
}
