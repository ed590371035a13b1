import type { Duplex } from 'node:stream';
import { type BenchCase, type BenchContext, bench } from '../../../platform/bench/bench.js';
import { fixedClock } from '../../../platform/clock/fixed.js';
import { createGateway } from '../../gateway/create.js';
import { inSandbox, type Measured } from './inside.js';
import { onTheMachine } from './outside.js';
import { asking, first, type Language, type Programs, roundTrips } from './programs.js';

const names: Readonly<Record<Language, string>> = { ts: 'TypeScript', python: 'Python' };
const peers: Readonly<Record<Language, string>> = { ts: 'tsx, no sandbox', python: 'python, no sandbox' };

const gateway = createGateway({
  clock: fixedClock('2026-03-03T16:30:00Z'),
  settings: { messagesPerSecond: undefined },
});
const toGateway = (stream: Duplex) => gateway.attach(stream);
const echo = (stream: Duplex) => {
  // Where the program ends first, nothing is left to be sent.
  stream.on('error', () => {});
  stream.pipe(stream);
};

export default bench({
  name: 'sandbox',
  about:
    'programs in a sandbox that waited for them, beside one started for them, and beside no sandbox at all',
  cases: (['ts', 'python'] as const).flatMap((language) => [
    comparison(
      language,
      { name: "to a program's first line", programs: first, runs: 15 },
      toGateway,
      ({ toFirstOutput }) => [toFirstOutput],
    ),
    comparison(
      language,
      { name: 'connect, ask for the time, disconnect', programs: asking, runs: 15 },
      toGateway,
      ({ toEnd }) => [toEnd],
    ),
    comparison(language, { name: 'a round trip', programs: roundTrips, runs: 5 }, echo, ({ output }) =>
      JSON.parse(output),
    ),
  ]),
});

interface Question {
  readonly name: string;
  readonly programs: Programs;
  readonly runs: number;
}

function comparison(
  language: Language,
  { name, programs, runs }: Question,
  connect: (stream: Duplex) => void,
  durations: (measured: Measured) => readonly number[],
): BenchCase {
  const told = { language, code: programs[language], connect, durations };
  const inside = (isWarm: boolean) => (context: BenchContext) => inSandbox(context, { ...told, isWarm });
  return {
    name: `${name}, ${names[language]}`,
    runs,
    warmUp: 2,
    project: inside(true),
    peers: {
      'a cold sandbox': inside(false),
      [peers[language]]: (context) => onTheMachine(context, told),
    },
  };
}
