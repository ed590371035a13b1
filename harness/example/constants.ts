import type { Language } from './example.js';
import { readLiteral } from './literals.js';
import { skeletonOf } from './skeleton.js';

/** A constant at the top level of the code, with what it is given there. */
export interface Constant {
  readonly value: string | number;
  /** Offsets of the literal. */
  readonly start: number;
  readonly end: number;
}

export type ConstantLook = Constant | { readonly flaw: string };

const LITERAL = String.raw`('_*'|"_*"|-?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d+)(?:[eE][+-]?\d+)?)`;
const ASSIGNS = String.raw`[ \t]*(?::[^=\n]*)?(?:\*\*|//|\?\?|&&|\|\||[-+*/%&|^])?=(?![=>])`;

const DECLARED: Readonly<Record<Language, (name: string) => string>> = {
  ts: (name) => String.raw`^(?:export )?const ${name}(?:\s*:[^=\n;]*)?\s*=\s*${LITERAL}(?: as const)?\s*;`,
  python: (name) => String.raw`^${name}(?:[ \t]*:[^=\n]*)?[ \t]*=[ \t]*${LITERAL}[ \t\r]*$`,
};
const SUCH_AS: Readonly<Record<Language, (name: string) => string>> = {
  ts: (name) => `const ${name} = …;`,
  python: (name) => `${name} = …`,
};

/** Looks for constants in one piece of code. @param start where the code begins, below the header */
export function constantsIn(text: string, start: number, language: Language): (name: string) => ConstantLook {
  const code = text.slice(start);
  const skeleton = skeletonOf(code, language);
  return (name) => {
    const such = `a line "${SUCH_AS[language](name)}" in the code, with a text or a number`;
    const found = new RegExp(DECLARED[language](name), 'md').exec(skeleton);
    const [from, to] = found?.indices?.[1] ?? [0, 0];
    if (to === 0) return { flaw: `expected ${such}` };
    const assigned = String.raw`^[ \t]*(?:export )?(?:(?:const|let|var) )?${name}\b${ASSIGNS}`;
    const times = [...skeleton.matchAll(new RegExp(assigned, 'gm'))].length;
    if (times > 1) return { flaw: `expected ${such}, and one only; ${name} is given a value ${times} times` };
    if ([...code.matchAll(new RegExp(String.raw`\b${name}\b`, 'g'))].length < 2) {
      return { flaw: `expected the code to use ${name}; it only gives it a value` };
    }
    const value = readLiteral(code.slice(from, to), language);
    if (value === undefined) return { flaw: `expected ${such}, without unusual escapes` };
    return { value, start: start + from, end: start + to };
  };
}
