import { type Logger, pino, stdSerializers } from 'pino';
import { prettyFactory } from 'pino-pretty';
import type { Clock } from '../clock/clock.js';
import { Fault } from '../errors/fault.js';
import type { LogLevel } from './levels.js';
import { makeScrubber, scrubValues } from './scrub.js';

export type Log = Logger;

export interface LogOptions {
  readonly level: LogLevel;
  readonly format: 'pretty' | 'json';
  readonly colour?: boolean;
  readonly clock: Clock;
  readonly write: (line: string) => void;
  /** Values that no line may carry, whatever field or message they stand in. */
  readonly secrets?: readonly string[];
}

/** Fields whose value is a secret by its name, at the depths where such fields stand. */
const SECRET_FIELDS = ['token', 'apiKey', 'password', 'secret', 'authorization', 'cookie'];

/**
 * A logger whose lines carry no secret and no whole account id. `log.child({ requestId })` puts an id on
 * every line of one request or run.
 */
export function createLog(options: LogOptions): Log {
  const { clock, write } = options;
  const scrub = makeScrubber(options.secrets ?? []);
  const prettify =
    options.format === 'pretty'
      ? prettyFactory({
          colorize: options.colour ?? false,
          ignore: 'pid,hostname',
          translateTime: 'SYS:HH:MM:ss.l',
        })
      : undefined;
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: () => `,"time":${clock.now()}`,
      serializers: { err: errorShape },
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
        censor: '[secret]',
      },
    },
    {
      write(line: string) {
        // Data, not text: in a JSON line a line break is `\\n`, and "\\nDU1234567" hides where the id begins.
        const clean = scrubValues(JSON.parse(line), scrub) as object;
        write(prettify ? prettify(clean) : `${JSON.stringify(clean)}\n`);
      },
    },
  );
}

/** What is raised on purpose says what happened and what to do: where in the program that was helps nobody. */
function errorShape(error: unknown): object {
  if (!(error instanceof Fault))
    return stdSerializers.err(error instanceof Error ? error : new Error(String(error)));
  const { code, message, next } = error;
  return { code, message, next };
}
