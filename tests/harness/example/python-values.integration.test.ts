import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillIn } from '../../../harness/example/parameters.js';
import { needs } from '../../run/needs.js';
import { leastHeader, parsed } from './written.js';

test('any text and number that is filled in is what Python reads', () => {
  const python = needs('python');
  const parameters = {
    says: { constant: 'SAYS', type: 'text', about: 'what it says' },
    price: { constant: 'PRICE', type: 'number', about: 'a price' },
  };
  const example = parsed({ ...leastHeader, parameters }, 'python', 'SAYS = "x"\nPRICE = 1\n[SAYS, PRICE]\n');
  const texts = fc.sample(fc.string({ unit: 'binary', maxLength: 100 }), 200);
  const numbers = fc.sample(fc.double({ noNaN: true, noDefaultInfinity: true }), 200);
  const given = texts.map((says, index) => ({ says, price: numbers[index] ?? 0 }));
  const read = [
    'import json, sys',
    'def values(code):',
    '    there = {}',
    '    exec(code, there)',
    '    return {"says": there["SAYS"], "price": there["PRICE"]}',
    'print(json.dumps([values(code) for code in json.load(sys.stdin)]))',
  ];
  const input = JSON.stringify(given.map((values) => fillIn(example, values).code));
  const output = execFileSync(python, ['-c', read.join('\n')], { input, encoding: 'utf8' });
  expect(JSON.parse(output)).toEqual(given.map(({ says, price }) => ({ says, price: price + 0 })));
});
