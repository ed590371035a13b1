import type { Answer } from '../../harness/runner/review/session.js';

/** Asks a question; undefined when nobody answers any more. */
export type Ask = (question: string) => Promise<string | undefined>;

const KEYS = 'f fixed, e environment, u unfixable, s skip, q quit';

/** Asks until there is an answer. Nothing said, as by Ctrl-C or at the end of a pipe, is the end. */
export async function askVerdict(ask: Ask, complain: (text: string) => void): Promise<Answer> {
  for (;;) {
    const line = (await ask(`${KEYS}: `))?.trim();
    if (line === undefined || line === '') return { say: 'quit' };
    const [key = '', ...rest] = line.split(/\s+/);
    const given = rest.join(' ');
    switch (key.toLowerCase()) {
      case 'f':
      case 'fixed':
        return { say: 'fixed' };
      case 'e':
      case 'environment':
        return given === '' ? { say: 'environment' } : { say: 'environment', reason: given };
      case 'u':
      case 'unfixable': {
        const reason = given === '' ? (await ask('why can it not be fixed? '))?.trim() : given;
        if (reason === undefined) return { say: 'quit' };
        if (reason !== '') return { say: 'unfixable', reason };
        complain('nothing was recorded: unfixable needs a reason\n');
        break;
      }
      case 's':
      case 'skip':
        return { say: 'skip' };
      case 'q':
      case 'quit':
        return { say: 'quit' };
      default:
        complain(`expected one of ${KEYS}; found ${JSON.stringify(line.slice(0, 40))}\n`);
    }
  }
}
