import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, ibs } from './harness.js';

describe('ibs --help', () => {
  it('lists the commands with examples and exit codes, on standard output', async () => {
    const { exit, out, err } = await ibs(['--help']);
    expect(exit).toBe(0);
    expect(err).toBe('');
    for (const command of ['serve', 'doctor', 'config', 'db'])
      expect(out).toMatch(new RegExp(`^  ${command}`, 'm'));
    expect(out).toContain('Exit codes: 0 fine');
  });

  it('of a command names the options that every command has, too', async () => {
    const { out } = await ibs(['serve', '--help']);
    for (const option of ['--port', '--host', '--json', '--config', '--set']) expect(out).toContain(option);
  });

  it('fits into 80 columns', async () => {
    for (const args of [['--help'], ['serve', '--help'], ['db', '--help'], ['doctor', '--help']]) {
      const { out } = await ibs(args);
      for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    }
  });
});

describe('ibs --version', () => {
  it('prints the version and nothing else', async () => {
    const { exit, out } = await ibs(['--version']);
    expect(exit).toBe(0);
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('a command line that is wrong', () => {
  it.each([
    [['servee'], /unknown command 'servee'[\s\S]*Did you mean serve/],
    [['serve', '--prot', '1'], /unknown option '--prot'[\s\S]*Did you mean --port/],
    [['serve', '--port'], /argument missing/],
    [['config', 'surplus'], /too many arguments/],
  ])('%j is named, with the way out, and exits 2', async (args, message) => {
    const { exit, out, err } = await ibs(args);
    expect(exit).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(message);
    expect(err).toContain('--help');
  });

  it.each([
    [['--json', 'bogus'], /unknown command 'bogus'/],
    [['db', '--json'], /expected a command/],
  ])('%j tells a program, too', async (args, message) => {
    const { exit, out } = await ibs(args);
    expect(exit).toBe(2);
    const { error } = JSON.parse(out);
    expect(error).toMatchObject({ code: 'cli.usage', category: 'user' });
    expect(error.message).toMatch(message);
  });

  it('without any command shows the help and exits 2', async () => {
    const { exit, err } = await ibs([]);
    expect(exit).toBe(2);
    expect(err).toContain('Usage: ibs');
  });
});

describe('ibs config', () => {
  it('says of each value where it came from', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'ibs.yaml'), 'server:\n  port: 9000\n');
    const { exit, out } = await ibs(['config', '--json', '--set', 'log.level=warn'], {
      cwd,
      env: { IBS_SERVER_HOST: 'localhost' },
    });
    expect(exit).toBe(0);
    const { settings, home, file } = JSON.parse(out);
    expect(home).toBe(join(cwd, 'home'));
    expect(file).toBe(join(cwd, 'ibs.yaml'));
    expect(settings).toEqual(
      expect.arrayContaining([
        { key: 'server.port', value: 9000, from: 'ibs.yaml:2:3' },
        { key: 'server.host', value: 'localhost', from: 'IBS_SERVER_HOST' },
        { key: 'log.level', value: 'warn', from: '--set log.level' },
        { key: 'log.format', value: 'auto', from: 'default' },
      ]),
    );
  });

  it('reads ibs.yaml of the state folder when there is none here', async () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, 'home'));
    writeFileSync(join(cwd, 'home', 'ibs.yaml'), 'log: { level: error }\n');
    const { out } = await ibs(['config'], { cwd });
    expect(out).toMatch(/^log\.level +error +home\/ibs\.yaml:1:8$/m);
  });

  it('prefers the file that is named, and refuses one that is not there', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'other.yaml'), 'server: { port: 1 }\n');
    expect((await ibs(['config', '--config', 'other.yaml'], { cwd })).out).toMatch(/server\.port +1 /);
    expect((await ibs(['config'], { cwd, env: { IBS_CONFIG: 'other.yaml' } })).out).toMatch(
      /server\.port +1 /,
    );
    const missing = await ibs(['config', '--config', 'none.yaml'], { cwd });
    expect(missing.exit).toBe(2);
    expect(missing.err).toContain(join(cwd, 'none.yaml'));
    expect(missing.err).toContain('config.unreadable');
  });
});

describe('an unknown key in ibs.yaml', () => {
  it('is one of the things the doctor finds, and keeps it from none of the others', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'ibs.yaml'), 'server:\n  prot: 9000\n');
    const { exit, out } = await ibs(['doctor', '--json'], { cwd });
    expect(exit).toBe(2);
    const { status, checks } = JSON.parse(out);
    expect(status).toBe('broken');
    expect(checks).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          id: 'configuration',
          status: 'broken',
          found: expect.stringContaining('ibs.yaml:2:3: unknown key "server.prot"; did you mean "port"?'),
        }),
        expect.objectContaining({ id: 'native-module', status: 'ok' }),
      ]),
    );
  });

  it.each([['serve'], ['config']])(
    'stops %s with its line, exit code 2 and JSON on request',
    async (command) => {
      const cwd = emptyFolder();
      writeFileSync(join(cwd, 'ibs.yaml'), 'server:\n  prot: 9000\n');
      const { exit, out, err } = await ibs([command, '--json'], { cwd });
      expect(exit).toBe(2);
      expect(err).toContain('ibs.yaml:2:3: unknown key "server.prot"; did you mean "port"?');
      expect(err).toContain('what to do:');
      expect(JSON.parse(out)).toMatchObject({ error: { code: 'config.invalid', category: 'user' } });
    },
  );
});
