import { expect, test } from 'vitest';
import { treeOf } from './fixture.js';
import { findInPackage } from './package.js';

// Put together here, so that this file itself names no registry and no machine's path.
const registry = ['registry', 'npmjs', 'org'].join('.');
const machine = (...parts: string[]) => ['', ...parts].join('/');

function problemsIn(files: Record<string, string>, hosts: readonly string[] = []): readonly string[] {
  return findInPackage(treeOf(files), hosts).problems;
}

test.each(['^1.2.3', '~1.2.3', '1.x', '*', 'latest', '>=1', 'npm:other@^1.0.0', 'github:owner/name'])(
  'the version "%s" is not exact',
  (version) => {
    const problems = problemsIn({ 'package.json': JSON.stringify({ devDependencies: { zod: version } }) });
    expect(problems).toEqual([
      `package.json: zod is "${version}"; write the one exact version that was tried`,
    ]);
  },
);

test.each(['1.2.3', '1.2.3-beta.1', 'npm:@huggingface/transformers@4.3.1'])(
  'the version "%s" is exact',
  (version) => {
    expect(problemsIn({ 'a/package.json': JSON.stringify({ dependencies: { zod: version } }) })).toEqual([]);
  },
);

test('a lock that names where a package was resolved is refused', () => {
  const lock = { packages: { 'node_modules/zod': { resolved: 'somewhere' }, 'node_modules/hono': {} } };
  expect(problemsIn({ 'package-lock.json': JSON.stringify(lock) })).toEqual([
    expect.stringMatching(/^package-lock\.json: node_modules\/zod names where it was resolved/),
  ]);
});

test('a registry, public or of this machine, is named with its line', () => {
  const problems = problemsIn(
    { 'a.md': `\nfrom ${registry}`, 'b.yaml': 'url: https://npm.inside.example/' },
    ['npm.inside.example'],
  );
  expect(problems).toEqual([
    expect.stringMatching(`^a\\.md:2: names the registry ${registry}`),
    expect.stringMatching(/^b\.yaml:1: names the registry npm\.inside\.example/),
  ]);
});

test.each([machine('work', 'main', 'x'), machine('root', '.npmrc'), machine('home', 'anna', 'src')])(
  'the path %s of one machine is refused',
  (path) => {
    expect(problemsIn({ 'notes.md': `see ${path}` })).toHaveLength(1);
  },
);

test.each([
  'docs/work/plan.md',
  'https://example.com/root/x',
  '/home/me/example',
  '/usr/bin/python3',
  '$HOME/work/x',
])('%s is fine', (path) => {
  expect(problemsIn({ 'notes.md': `see ${path}` })).toEqual([]);
});
