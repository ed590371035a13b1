import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { npmTrouble } from '../../../platform/setup/steps/npm-failures.mjs';
import { writeProgram } from './fake-checkout.js';

const recorded = (name: string) =>
  readFileSync(join('tests/platform/setup/npm-failures', `${name}.txt`), 'utf8');

function pathWith(...tools: string[]): NodeJS.ProcessEnv {
  const bin = mkdtempSync(join(tmpdir(), 'ibs-tools-'));
  for (const tool of tools) writeProgram(bin, tool, '#!/bin/sh\n');
  return { PATH: bin };
}

const trouble = (name: string, env = pathWith('g++', 'cc', 'make', 'python3')) =>
  npmTrouble(recorded(name), env, 'npm.log');

describe('what a failed npm ci is called', () => {
  test.each([
    ['no-compiler', ['make', 'python3'], 'a C++ compiler (g++) is missing'],
    ['no-make', ['g++', 'cc', 'python3'], 'make is missing'],
    ['no-python', ['g++', 'cc', 'make'], 'Python 3 is missing'],
    ['no-compiler', [], 'a C++ compiler (g++) and make and Python 3 are missing'],
  ])('%s with only %j on PATH', (name, tools, expected) => {
    const found = trouble(name, pathWith(...tools));
    expect(found.message).toContain(expected);
    expect(found.message).toContain('install them with');
    expect(found.exit).toBe(2);
  });

  test('a prebuilt binary that could not be fetched is not taken for a missing network', () => {
    expect(recorded('no-compiler')).toContain('ENOTFOUND');
    expect(trouble('no-compiler', pathWith('make', 'python3')).message).not.toContain('network');
  });

  test.each([
    ['no-network', 'no network'],
    ['no-headers', "Node's C++ headers"],
    ['lock-differs', 'package.json and package-lock.json disagree'],
    ['wrong-engine', 'a package does not run on this Node'],
    ['not-mine', 'npm may not write here'],
  ])('%s is told with its way out', (name, expected) => {
    const found = trouble(name);
    expect(found.message).toContain(expected);
    expect(found.exit).toBe(2);
  });

  test('a full disk counts before everything that follows from it', () => {
    const output = `npm error code ENOSPC\nnpm error nospc There appears to be insufficient space\n${recorded('no-network')}`;
    expect(npmTrouble(output, {}, 'npm.log').message).toContain('the disk is full');
  });

  test('what nobody foresaw is shown as npm said it, with the log', () => {
    const found = npmTrouble('a\nnpm error code EODD\nnpm error something odd\n', pathWith(), '/x/npm.log');
    expect(found.message).toContain('/x/npm.log');
    expect(found.detail).toContain('something odd');
    expect(found.exit).toBe(1);
  });
});
