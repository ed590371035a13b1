import type { Command } from 'commander';
import type { Flag } from '../../platform/config/flags.js';

/** The settings, by their keys, that an option stands for: the one that has its text, or what is made of it. */
export type Meaning = string | ((text: string) => Readonly<Record<string, string>>);

/** The options that were given, as settings. What an option means is said under its name in the code. */
export function settingsOf(command: Command, meanings: Readonly<Record<string, Meaning>>): Flag[] {
  const given = command.optsWithGlobals<Readonly<Record<string, unknown>>>();
  return Object.entries(meanings).flatMap(([name, meaning]) => {
    const option = command.options.find((each) => each.attributeName() === name);
    if (option?.long == null) throw new RangeError(`\`ibs ${command.name()}\` has no option for ${name}`);
    const flag = option.long;
    // It may stand before the name of the command, among those of the command above.
    if (command.getOptionValueSourceWithGlobals(name) !== 'cli') return [];
    // Of one without a value it is true, of `--no-…` false.
    const text = String(given[name]);
    const settings = typeof meaning === 'string' ? { [meaning]: text } : meaning(text);
    return Object.entries(settings).map(([key, value]) => ({ flag, key, text: value }));
  });
}
