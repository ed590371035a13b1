import type { Field } from './field.js';
import { didYouMean } from './nearest.js';
import type { Given, Source } from './source.js';
import { fromText } from './text.js';

/** A setting given on the command line: by a flag of its own (`--port`) or by `--set server.port=8080`. */
export interface Flag {
  readonly flag: string;
  readonly key: string;
  /** Undefined when `--set` was given a key without a value. */
  readonly text: string | undefined;
}

/** Reads what `--set` takes: `key=value`. */
export function setFlag(pair: string): Flag {
  const at = pair.indexOf('=');
  return at < 0
    ? { flag: `--set ${pair}`, key: pair, text: undefined }
    : { flag: `--set ${pair.slice(0, at)}`, key: pair.slice(0, at), text: pair.slice(at + 1) };
}

export function readFlags(flags: readonly Flag[], fields: readonly Field[]): Source {
  const given = new Map<string, Given>();
  const complaints: string[] = [];
  const byKey = new Map(fields.map((field) => [field.key, field]));
  for (const { flag, key, text } of flags) {
    const field = byKey.get(key);
    if (field === undefined) {
      complaints.push(`${flag}: unknown setting "${key}"${didYouMean(key, byKey.keys())}`);
    } else if (text === undefined) {
      complaints.push(`${flag}: expected key=value, as in --set ${key}=…`);
    } else {
      given.set(key, { value: fromText(field.kind, text), origin: { from: 'flag', flag } });
    }
  }
  return { given, complaints };
}
