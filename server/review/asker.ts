import type { Ask } from './answers.js';

interface Surroundings {
  readonly ask?: Ask;
  input(): Promise<string>;
  err(text: string): void;
  readonly signal: AbortSignal;
}

/** Asks the person at the terminal; where there is none, the lines of standard input are the answers. */
export function askerFor({ ask, input, err, signal }: Surroundings): Ask {
  if (ask !== undefined) return ask;
  let lines: Promise<string[]> | undefined;
  return async (question) => {
    lines ??= Promise.race([input(), ended(signal)]).then((text) => text.split(/\r?\n/));
    const answer = (await lines).shift();
    err(`${question}${answer ?? ''}\n`);
    return answer;
  };
}

/** Whoever stops the program waits for no more answers. */
function ended(signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(''), { once: true });
  });
}
