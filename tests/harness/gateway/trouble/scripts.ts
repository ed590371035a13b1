import fc from 'fast-check';
import type { Repeat, Script, Step, When } from '../../../../harness/gateway/trouble/script/script.js';

/** Any texts that an action takes, and so a script may hold. */
const texts = fc.string({ unit: 'grapheme' }).filter((text) => !/[\0\r\n]/.test(text));
const names = texts.filter((text) => text.length > 0 && text.length <= 100);

const action = fc.oneof(
  fc.constantFrom(
    { action: 'start-up', parameters: {} },
    { action: 'drop', parameters: { client: 'all' } },
    { action: 'halt', parameters: { symbol: 'EUR.USD', for: '1.5h' } },
    { action: 'jump', parameters: { by: '-5%', symbol: '265598' } },
    { action: 'move-clock', parameters: { to: 'Mon 09:30' } },
  ),
  fc.record({ action: fc.constant('snapshot'), parameters: fc.record({ name: names }) }),
  fc.record({
    action: fc.constant('say'),
    parameters: fc.record({ code: fc.integer({ min: 1, max: 9999 }).map(String), message: texts }),
  }),
);

const ms = fc.oneof(
  fc.integer({ min: 0, max: 999_999 }),
  fc.integer({ min: 0, max: 999_999 }).map((s) => s * 1000),
);
const timeOfDay = fc.constantFrom('09:30', '23:59:59', 'Mon 00:00', 'Sat 12:30:15');

function step(when: fc.Arbitrary<When>): fc.Arbitrary<Step> {
  return fc.tuple(when, action).map(([moment, done]) => ({ kind: 'step', line: 0, when: moment, ...done }));
}

const then: fc.Arbitrary<When> = ms.map((each) => ({ kind: 'then', ms: each }));
const at: fc.Arbitrary<When> = timeOfDay.map((moment) => ({ kind: 'at', moment }));
const dated: fc.Arbitrary<When> = fc.constant({ kind: 'at', moment: '2026-03-02T15:00:00.500+01:00' });

const repeat: fc.Arbitrary<Repeat> = fc.record({
  kind: fc.constant('repeat'),
  times: fc.integer({ min: 1, max: 20 }),
  steps: fc.array(step(fc.oneof(then, at)), { minLength: 1, maxLength: 5 }),
});

/** Begins with times from the start, which no step may come before. */
export const anyScript: fc.Arbitrary<Script> = fc
  .tuple(
    fc.array(step(ms.map((each) => ({ kind: 'from-start', ms: each }))), { minLength: 1, maxLength: 5 }),
    fc.array(fc.oneof(step(fc.oneof(then, at, dated)), repeat), { maxLength: 10 }),
  )
  .map(([first, rest]) => ({
    name: 'any',
    parts: [...first.toSorted((a, b) => fromStart(a.when) - fromStart(b.when)), ...rest],
  }));

const fromStart = (when: When) => (when.kind === 'from-start' ? when.ms : 0);

/** Writes it as somebody might: with blanks, comments and quotes as the choices have it. */
export function writeScript({ parts }: Script, choices: Iterator<number>): string {
  const choose = <Choice>(list: readonly [Choice, ...Choice[]]) =>
    list[Number(choices.next().value) % list.length] ?? list[0];
  const blank = () => choose([' ', '  ', '\t']);
  const lines = (text: string) =>
    choose(['', '# a comment, "so\n', '\n', '\r\n \t\r\n']) +
    choose(['', '  ', '\t']) +
    text +
    choose(['', ' # so', ' ', '\t#']);
  const written = ({ when, action: name, parameters }: Step) => {
    const given = Object.entries(parameters).map(
      ([key, value]) => `${key}=${quoted(value, choose([true, false]))}`,
    );
    return lines([whenText(when, blank), name, ...given].join(blank()));
  };
  return parts
    .flatMap((part) =>
      part.kind === 'step'
        ? [written(part)]
        : [lines(`repeat${blank()}${part.times}`), ...part.steps.map(written), lines('end')],
    )
    .join(choose(['\n', '\r\n', '\r']));
}

function whenText(when: When, blank: () => string): string {
  if (when.kind === 'at') return `at${blank()}${when.moment.replace(' ', blank())}`;
  const time = when.ms % 1000 === 0 ? `+${when.ms / 1000}s` : `+${when.ms}ms`;
  return when.kind === 'then' ? `then${blank()}${time}` : time;
}

function quoted(value: string, isAsked: boolean): string {
  const isPlain = /^[^\s"]+$/.test(value);
  return isPlain && !isAsked ? value : `"${value.replaceAll(/["\\]/g, '\\$&')}"`;
}
