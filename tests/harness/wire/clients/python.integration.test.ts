import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../../../platform/random/seeded.js';
import { describeWith } from '../../../run/needs.js';
import { casesAt, expectAllReplies, expectMeaning, type Told } from './judge.js';
import { pythonRows, unknownToPython } from './python-rows.js';

const script = fileURLToPath(new URL('hear.py', import.meta.url));

interface Heard {
  readonly client: string;
  readonly version: number;
  readonly body: string;
}

/** What the client's own decoder tells of each body. */
function hear(python: string, frames: readonly Heard[]): readonly (readonly Told[])[] {
  const input = frames.map(({ client, version, body }) =>
    JSON.stringify({ client, version, fields: body.slice(0, -1).split('\0') }),
  );
  const options = { input: input.join('\n'), encoding: 'utf8', maxBuffer: 2 ** 28 } as const;
  const lines = execFileSync(python, [script], options).trimEnd().split('\n');
  return lines.map((line) => {
    const told: [string, unknown[]][] = JSON.parse(line);
    return told.map(([event, args]) => ({ event, args }));
  });
}

describeWith('python', 'the Python clients', (python) => {
  describe.each([
    ['ib_async', 178],
    ['ib_insync', 176],
  ])('%s', (client, newest) => {
    const versions = Array.from({ length: newest - 157 + 1 }, (_, at) => 157 + at).filter((at) => at !== 158);
    const cases = versions.flatMap((at) => casesAt(at, pythonRows, seededRandom(`${client} ${at}`)));
    let told: readonly (readonly Told[])[] = [];

    beforeAll(() => {
      told = hear(
        python,
        cases.map(({ version, body }) => ({ client, version, body })),
      );
    });

    test.each(Object.entries(pythonRows))(
      'understands reply %s at every version as it was meant',
      (id, row) => {
        const own = cases.flatMap((sent, at) =>
          sent.id === Number(id) ? [{ sent, told: told[at] ?? [] }] : [],
        );
        expect(own.length).toBeGreaterThan(0);
        for (const one of own) expectMeaning(one.sent, one.told, row);
      },
    );
  });

  test('have a row for every reply but those that they do not know', () => {
    expectAllReplies(pythonRows, unknownToPython);
  });
});
