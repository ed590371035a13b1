import { Command } from 'commander';
import { expect, test } from 'vitest';
import { type Meaning, settingsOf } from '../../../server/cli/settings.js';

function settings(args: readonly string[], meanings: Readonly<Record<string, Meaning>>) {
  const program = new Command('ibs').option('--admin-port <number>');
  const own = program
    .command('gateway')
    .option('--admin-port <number>')
    .option('--seed <number>', 'which market', '1')
    .option('--durable')
    .option('--no-pacing')
    .action(() => {});
  program.parse(args, { from: 'user' });
  return settingsOf(own, meanings);
}

const meanings = { adminPort: 'a.port', seed: 'a.seed', durable: 'a.durable', pacing: 'a.pacing' };

test('an option that was given is a setting, named as it was typed', () => {
  expect(settings(['gateway', '--admin-port', '0', '--durable', '--no-pacing'], meanings)).toEqual([
    { flag: '--admin-port', key: 'a.port', text: '0' },
    { flag: '--durable', key: 'a.durable', text: 'true' },
    { flag: '--no-pacing', key: 'a.pacing', text: 'false' },
  ]);
});

test('one that was not given leaves file and environment their say, whatever its default', () => {
  expect(settings(['gateway'], meanings)).toEqual([]);
});

test('it may stand before the name of the command', () => {
  expect(settings(['--admin-port', '7', 'gateway'], meanings)).toEqual([
    { flag: '--admin-port', key: 'a.port', text: '7' },
  ]);
});

test('its text may be several settings', () => {
  const split = (text: string) => ({
    'a.host': text.split(':')[0] ?? '',
    'a.port': text.split(':')[1] ?? '',
  });
  expect(settings(['gateway', '--admin-port', 'here:7'], { adminPort: split })).toEqual([
    { flag: '--admin-port', key: 'a.host', text: 'here' },
    { flag: '--admin-port', key: 'a.port', text: '7' },
  ]);
});

test('a meaning of an option that there is none of is a mistake of the program', () => {
  expect(() => settings(['gateway'], { sead: 'a.seed' })).toThrow('has no option for sead');
});
