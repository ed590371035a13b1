import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { npmEnvironment } from '../../../platform/setup/steps/npm-environment.mjs';

/** A Node with the headers of a version beside it. */
function nodeWithHeaders(headers: string, version = '20.20.2') {
  const prefix = mkdtempSync(join(tmpdir(), 'ibs-node-'));
  const [major, minor, patch] = headers.split('.');
  mkdirSync(join(prefix, 'include', 'node'), { recursive: true });
  writeFileSync(
    join(prefix, 'include', 'node', 'node_version.h'),
    `#define NODE_MAJOR_VERSION ${major}\n#define NODE_MINOR_VERSION ${minor}\n#define NODE_PATCH_VERSION ${patch}\n`,
  );
  return { prefix, node: { execPath: join(prefix, 'bin', 'node'), versions: { node: version } } };
}

const state = mkdtempSync(join(tmpdir(), 'ibs-state-'));

describe('the environment of npm ci', () => {
  test('points at the headers beside the running Node', () => {
    const { prefix, node } = nodeWithHeaders('20.20.2');
    expect(npmEnvironment({}, state, node)).toMatchObject({ npm_config_nodedir: prefix });
  });

  test('leaves the headers of another version alone', () => {
    const { node } = nodeWithHeaders('20.19.0');
    expect(npmEnvironment({}, state, node)).not.toHaveProperty('npm_config_nodedir');
  });

  test('respects what the user has set', () => {
    const { node } = nodeWithHeaders('20.20.2');
    expect(npmEnvironment({ npm_config_nodedir: '/mine' }, state, node)).not.toHaveProperty(
      'npm_config_nodedir',
    );
  });

  test('gives headers that have to be downloaded a place when the home folder cannot be written', () => {
    const { node } = nodeWithHeaders('1.2.3');
    const home = join(state, 'a-file');
    writeFileSync(home, '');
    expect(npmEnvironment({ HOME: home }, state, node)).toMatchObject({
      npm_config_devdir: join(state, 'node-gyp'),
    });
    expect(npmEnvironment({ HOME: state }, state, node)).not.toHaveProperty('npm_config_devdir');
  });

  test('is free of what the surrounding npm command was told', () => {
    const added = npmEnvironment(
      { npm_config_dry_run: 'true', NODE_ENV: 'production' },
      state,
      nodeWithHeaders('1.2.3').node,
    );
    expect({ npm_config_dry_run: 'true', NODE_ENV: 'production', ...added }).toMatchObject({
      npm_config_dry_run: undefined,
      NODE_ENV: undefined,
    });
  });

  test('skips the download of accelerators', () => {
    expect(npmEnvironment({}, state, nodeWithHeaders('1.2.3').node)).toMatchObject({
      ONNXRUNTIME_NODE_INSTALL: 'skip',
      ONNXRUNTIME_NODE_INSTALL_CUDA: 'skip',
    });
  });
});
