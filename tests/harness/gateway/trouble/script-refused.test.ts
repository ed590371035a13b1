import { describe, expect, test } from 'vitest';
import { parseScript } from '../../../../harness/gateway/trouble/script/parse.js';
import { Fault } from '../../../../platform/errors/fault.js';

function faultOf(text: string): Fault {
  try {
    parseScript(text, 'my.txt');
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown;
    throw thrown;
  }
  throw new Error(`expected to be refused: ${JSON.stringify(text)}`);
}

/** What is said of a script that is refused, after its name. */
const refusal = (text: string) => faultOf(text).message.replace(/^my\.txt:/, '');

describe('a script that is wrong is refused with line, column, what was found and what was expected:', () => {
  test.each([
    ['nothing at all', '', '1:1: expected a step such as +30s drop client=all, found none'],
    ['only comments', '# soon\n\n', '1:1: expected a step'],
    [
      'no time',
      '\n drop client=all',
      '2:2: expected when it is to happen (+30s, then +30s, at 09:30), found "drop"',
    ],
    [
      'a time without unit',
      '+30 drop client=all',
      '1:1: expected a time such as +30s, +500ms, +2m or +1.5h, found "+30"',
    ],
    ['then without +', '+1s start-up\nthen 2m start-up', '2:6: expected a time such as +30s'],
    ['then and nothing', 'then', '1:5: expected a time such as +30s'],
    ['at and nothing', 'at  # when?', '1:3: expected a moment such as 09:30'],
    [
      'a moment that is none',
      'at 25:00 start-up',
      '1:4: expected a moment such as 09:30, Mon 09:30 or 2026-03-02T15:00:00Z, found "25:00"',
    ],
    ['a date without a zone', 'at 2026-03-02T15:00:00 start-up', '1:4: expected a moment'],
    ['a day that is none', 'at Foo 09:30 start-up', '1:4: expected a moment'],
    ['no action', '+30s', '1:5: expected what is to happen'],
    ['an unknown action', '+30s  hault symbol=AAPL', '1:7: there is no action "hault"; did you mean "halt"?'],
    [
      'an action like no other',
      '+30s xyzzyplugh',
      '1:6: there is no action "xyzzyplugh"; there are drop, stall,',
    ],
    [
      'a parameter that is missing',
      '+30s halt for=5m',
      '1:6: symbol is missing: expected a symbol or a conId',
    ],
    [
      'an unknown parameter',
      '+30s halt symbol=AAPL fro=5m',
      '1:23: there is no parameter "fro"; did you mean "for"?',
    ],
    ['a parameter of what takes none', '+30s start-up now=1', '1:15: it takes no parameters, found "now"'],
    [
      'a value that cannot be',
      '+30s halt symbol=AAPL for=long',
      '1:27: for: expected a time such as 500ms, 30s, 2m or 1h, found "long"',
    ],
    ['an instrument that never was', '+0s halt for=5m symbol=NOSUCH', '1:24: the universe has no "NOSUCH"'],
    ['a conId of nothing', '+0s halt symbol=1', '1:17: the universe has no "1"'],
    ['an empty value', '+0s drop client=', '1:17: client: expected a client id, or all, found ""'],
    [
      'a number that is none',
      '+0s say code=x message=y',
      '1:14: code: expected a whole number from 1 to 99999, found "x"',
    ],
    ['a moment to move to that is none', '+0s move-clock to=noon', '1:19: to: expected a moment'],
    ['neither of two parameters', '+0s move-clock', '1:5: expected either `to` or `by`'],
    ['a word without =', '+30s halt AAPL', '1:11: expected name=value, found "AAPL"'],
    [
      'a value of several words',
      '+30s say code=1 message=It is lost',
      '1:28: expected name=value, found "is"; a value with blanks stands in quotes',
    ],
    [
      'a symbol that an index shares with its futures',
      '+30s halt symbol=es',
      '1:18: "es" is an index and its futures: give the conId of the index, ',
    ],
    ['a parameter twice', '+0s drop client=1 client=2', '1:19: client is given twice'],
    ['a quote that is not closed', '+0s say code=1 message="so', '1:24: expected a closing quote'],
    [
      'something after a quote',
      '+0s say code=1 message="so"x',
      '1:28: expected a blank after the closing quote',
    ],
    [
      'another letter after a backslash',
      '+0s say code=1 message="a\\n"',
      '1:26: expected \\" or \\\\ after a backslash',
    ],
    [
      'steps out of order',
      '+30s start-up\n+20s start-up',
      '2:1: it comes before a step above, which is at +30s or later',
    ],
    [
      'a step within a repetition above',
      'repeat 5\nthen +10s start-up\nend\n+30s start-up',
      '4:1: it comes before a step above, which is at +50s',
    ],
    [
      'dates out of order',
      'at 2026-03-03T15:00:00Z start-up\nat 2026-03-02T15:00:00Z start-up',
      '2:1: it comes before a step above',
    ],
    ['a repeat without a number', 'repeat\nend', '1:7: expected how often, from 1 to 10000, after repeat'],
    [
      'a repeat of nothing',
      'repeat 0\nthen +1s start-up\nend',
      '1:8: expected how often, from 1 to 10000, found "0"',
    ],
    ['a repeat with more', 'repeat 2 times', '1:10: expected nothing after 2, found "times"'],
    ['an empty repeat', 'repeat 2\nend', '2:1: expected a step between repeat and end'],
    ['a repeat in a repeat', 'repeat 2\n repeat 3', '2:2: a repeat cannot stand within another'],
    ['a repeat that does not end', '\n\nrepeat 2\nthen +1s start-up', '3:1: this repeat has no end'],
    ['an end of nothing', '+1s start-up\nend', '2:1: there is no repeat for this end'],
    [
      'more after end',
      'repeat 2\nthen +1s start-up\nend now',
      '3:5: expected nothing after end, found "now"',
    ],
    ['one time in a repeat', 'repeat 2\n+1s start-up\nend', '2:1: expected then +30s or at 09:30'],
    [
      'a date in a repeat',
      'repeat 2\nat 2026-03-02T15:00:00Z start-up\nend',
      '2:1: expected a time such as at 09:30',
    ],
    [
      'too many steps',
      `${'then +0s start-up\n'.repeat(10_001)}`,
      '10001:1: expected at most 10000 steps in all',
    ],
    [
      'too many repeated steps',
      'repeat 5001\nthen +0s start-up\nthen +0s start-up\nend',
      '3:1: expected at most 10000 steps',
    ],
    [
      'more than a megabyte',
      `+0s start-up\n${'#'.repeat(1_000_000)}`,
      '1:1: expected at most 1000000 characters, found 1000013',
    ],
  ])('%s', (_, text, said) => {
    expect(refusal(text).slice(0, said.length)).toBe(said);
  });

  test('names what was found in a few words, however long it is', () => {
    expect(refusal(`+0s ${'x'.repeat(100_000)}`).length).toBeLessThan(600);
    expect(refusal(`${'x'.repeat(100_000)}`).length).toBeLessThan(200);
    expect(refusal(`+0s halt ${'x'.repeat(90)}=1`).length).toBeLessThan(300);
  });

  test('tells programs the place as numbers, and has a code', () => {
    expect(faultOf('+0s start-up\n+0s halt symbol=""').toJSON()).toMatchObject({
      code: 'script.bad',
      category: 'user',
      details: { script: 'my.txt', line: 2, column: 17 },
    });
  });
});
