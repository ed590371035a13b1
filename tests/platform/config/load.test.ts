import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { setFlag } from '../../../platform/config/flags.js';
import { loadConfig } from '../../../platform/config/load.js';
import { originText } from '../../../platform/config/origin.js';
import { defineSection } from '../../../platform/config/section.js';
import { Fault } from '../../../platform/errors/fault.js';

const web = defineSection('web', 'A server.', {
  port: z.int().min(0).max(65535).default(8000).describe('TCP port'),
  open: z.boolean().default(false).describe('Whether anyone may come in'),
  hosts: z.array(z.string()).default(['127.0.0.1']).describe('Names it answers to'),
  token: z.string().optional().describe('What a caller must know').meta({ secret: true }),
  limits: z.strictObject({ perMinute: z.int().default(60).describe('Requests a minute') }),
});
const log = defineSection('log', 'A log.', {
  level: z.enum(['info', 'warn']).default('info').describe('How much'),
});
const sections = [web, log] as const;

function from(sources: Parameters<typeof loadConfig>[1]) {
  const config = loadConfig(sections, sources);
  const origins = Object.fromEntries(config.settings.map((s) => [s.key, originText(s.origin)]));
  return { ...config, origins };
}

function complaints(sources: Parameters<typeof loadConfig>[1]): string[] {
  try {
    loadConfig(sections, sources);
  } catch (error) {
    if (error instanceof Fault) return error.details['complaints'] as string[];
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  it('stands on the defaults when nobody says anything', () => {
    const { values, origins } = from({});
    expect(values).toEqual({
      web: { port: 8000, open: false, hosts: ['127.0.0.1'], limits: { perMinute: 60 } },
      log: { level: 'info' },
    });
    expect(new Set(Object.values(origins))).toEqual(new Set(['default']));
  });

  it('lets file, environment and flags win in that order, and knows which one did', () => {
    const file = { name: 'ibs.yaml', text: 'web:\n  port: 1\n  open: true\n  limits: { perMinute: 7 }\n' };
    const env = { IBS_WEB_PORT: '2', IBS_WEB_HOSTS: 'a, b', HOME: '/somewhere' };
    const { values, origins } = from({ file, env, flags: [setFlag('web.port=3')] });
    expect(values.web).toEqual({ port: 3, open: true, hosts: ['a', 'b'], limits: { perMinute: 7 } });
    expect(origins).toMatchObject({
      'web.port': '--set web.port',
      'web.hosts': 'IBS_WEB_HOSTS',
      'web.limits.perMinute': 'ibs.yaml:4:13',
    });
  });

  it('names everything that is wrong at once, each with its place', () => {
    const file = { name: 'ibs.yaml', text: 'web:\n  prot: 1\nlog:\n  level: loud\nextra: 1\n' };
    const env = { IBS_WEB_PORT: 'eighty', IBS_WEB_PROT: '1' };
    const found = complaints({ file, env, flags: [setFlag('web.openn=1')] });
    expect(found).toEqual([
      'ibs.yaml:2:3: unknown key "web.prot"; did you mean "port"?',
      'ibs.yaml:5:1: unknown key "extra"',
      'unknown environment variable IBS_WEB_PROT; did you mean "IBS_WEB_PORT"?',
      '--set web.openn: unknown setting "web.openn"; did you mean "web.open"?',
      expect.stringMatching(/^IBS_WEB_PORT: web\.port: .*number.*, found "eighty"$/),
      expect.stringMatching(/^ibs\.yaml:4:3: log\.level: .*"info"\|"warn", found "loud"$/),
    ]);
  });

  it('checks ranges wherever the value comes from', () => {
    expect(complaints({ env: { IBS_WEB_PORT: '70000' } })[0]).toMatch(/^IBS_WEB_PORT: web\.port: .*65535/);
    expect(complaints({ flags: [{ flag: '--port', key: 'web.port', text: '-1' }] })[0]).toMatch(
      /^--port: web\.port/,
    );
  });

  it('never shows a secret, not even a wrong one', () => {
    const { settings, secrets, values } = from({ env: { IBS_WEB_TOKEN: 'hunter2' } });
    expect(JSON.stringify(settings)).not.toContain('hunter2');
    expect(secrets).toEqual(['hunter2']);
    expect(values.web.token).toBe('hunter2');
    const wrong = complaints({ file: { name: 'f', text: 'web: { token: [hunter2] }' } });
    expect(wrong).toHaveLength(1);
    expect(wrong[0]).not.toContain('hunter2');
  });

  it('blots out every item of a list of secrets', () => {
    const keys = defineSection('keys', 'Keys.', {
      all: z.array(z.string()).default([]).describe('All of them').meta({ secret: true }),
    });
    const { settings, secrets } = loadConfig([keys], { env: { IBS_KEYS_ALL: 'one,two' } });
    expect(secrets).toEqual(['one', 'two']);
    expect(JSON.stringify(settings)).not.toContain('two');
  });

  it('says what --set takes when the value is missing', () => {
    expect(complaints({ flags: [setFlag('web.port')] })).toEqual([
      '--set web.port: expected key=value, as in --set web.port=…',
    ]);
  });

  it('treats an empty variable as not given', () => {
    expect(from({ env: { IBS_WEB_PORT: '' } }).origins['web.port']).toBe('default');
  });

  it('leaves the variables that are read before any configuration alone', () => {
    expect(complaints({ env: { IBS_HOME: '/x', IBS_CONFIG: 'y', IBS_TEST_HOME: 'z' } })).toEqual([]);
  });
});

describe('an ibs.yaml', () => {
  const read = (text: string) => complaints({ file: { name: 'ibs.yaml', text } });

  it('may be empty, or nothing but comments', () => {
    expect(read('')).toEqual([]);
    expect(read('# nothing yet\n')).toEqual([]);
    expect(read('web:\n')).toEqual([]);
  });

  it('that is not YAML is refused with line and column', () => {
    expect(read('web:\n  port: [1\n')[0]).toMatch(/^ibs\.yaml:\d+:\d+: not YAML/);
  });

  it('with a key twice is refused', () => {
    expect(read('web:\n  port: 1\n  port: 2\n')[0]).toMatch(/^ibs\.yaml:3:3: not YAML: .*unique/);
  });

  it('with two documents, or a value that contains itself, is refused in words for its author', () => {
    expect(read('web:\n  port: 1\n---\nweb:\n  port: 2\n')[0]).toMatch(
      /^ibs\.yaml:3:1: expected one document/,
    );
    expect(read('web: &web\n  port: *web\n')[0]).toMatch(/web\.port: .*found a value that contains itself$/);
  });

  it('with a value where a section belongs is refused', () => {
    expect(read('web: 8000\n')).toEqual([
      'ibs.yaml:1:1: "web" is a section: expected keys below it, not a value',
    ]);
    expect(read('- web\n')[0]).toMatch(/expected sections such as "server:", found a list$/);
  });
});
