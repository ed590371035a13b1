import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeGroup } from '../../../../harness/sandbox/walls/cgroups/group.js';
import { findHierarchies } from '../../../../harness/sandbox/walls/cgroups/hierarchy.js';
import { groupName } from '../../../../harness/sandbox/walls/cgroups/stale.js';

const MIB = 1024 ** 2;

/** A folder with files as the kernel has them. */
function tree(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'ibs-cgroups-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const mounted = (root: string) => `30 20 0:26 / ${root} rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n`;

const SESSION = 'user.slice/session.scope';

test('version 2: groups are made beside ours, where controllers are given on', () => {
  const root = tree({
    'cgroup.subtree_control': 'cpu memory pids\n',
    'user.slice/cgroup.subtree_control': 'memory pids\n',
    'user.slice/cgroup.procs': '',
    [`${SESSION}/cgroup.subtree_control`]: '\n',
  });
  expect(findHierarchies('probe', mounted(root), `0::/${SESSION}\n`)).toEqual([
    { version: 2, folder: join(root, 'user.slice'), controllers: ['memory', 'pids', 'cpu'] },
  ]);
  expect(existsSync(join(root, 'user.slice/probe'))).toBe(false);
});

test('version 2: where processors are given on as well, each group has a share of its own', () => {
  const root = tree({ 'cgroup.subtree_control': 'cpu memory pids\n', 'cgroup.procs': '' });
  expect(findHierarchies('probe', mounted(root), '0::/\n')).toEqual([
    { version: 2, folder: root, controllers: ['memory', 'pids', 'cpu', 'share'] },
  ]);
});

test('version 2: a group without controllers to give on is of no use', () => {
  const root = tree({ 'cgroup.subtree_control': '\n', 'cgroup.procs': '' });
  expect(findHierarchies('probe', mounted(root), '0::/\n')).toEqual([]);
});

test('version 1: groups are made below ours, wherever the tree is mounted', () => {
  const root = tree({ 'memory/ours/tasks': '', 'both/tasks': '' });
  const mounts = [
    `31 20 0:27 /docker/1 ${root}/memory rw - cgroup cgroup rw,memory`,
    `32 20 0:28 / ${root}/both rw - cgroup cgroup rw,pids,cpuacct`,
  ].join('\n');
  expect(findHierarchies('probe', mounts, '4:memory:/docker/1/ours\n3:pids,cpuacct:/\n')).toEqual([
    { version: 1, folder: join(root, 'memory/ours'), controllers: ['memory'] },
    { version: 1, folder: join(root, 'both'), controllers: ['pids', 'cpu'] },
  ]);
});

test('version 1: the tree that divides the processors is one of them', () => {
  const root = tree({ 'cpu/tasks': '', 'both/tasks': '' });
  const mounts = [
    `31 20 0:27 / ${root}/cpu rw - cgroup cgroup rw,cpu`,
    `32 20 0:28 / ${root}/both rw - cgroup cgroup rw,cpu,cpuacct`,
  ];
  const [apart, together] = mounts.map((mount) =>
    findHierarchies('probe', mount, '4:cpu:/\n').map(({ controllers }) => controllers),
  );
  expect([apart, together]).toEqual([[['share']], [['share']]]);
  expect(findHierarchies('probe', mounts[1], '4:cpu,cpuacct:/\n')).toEqual([
    { version: 1, folder: join(root, 'both'), controllers: ['cpu', 'share'] },
  ]);
});

test('a name that is taken, by what else runs in this process, is passed over', () => {
  const [one, other] = [tree({}), tree({ '1/cgroup.procs': '' })];
  const names = ['1', '2'];
  const hierarchies = [one, other].map((folder) => ({ version: 2, folder, controllers: [] }) as const);
  makeGroup(hierarchies, () => names.shift() ?? '', {}).add(77);
  expect(readFileSync(join(other, '2', 'cgroup.procs'), 'utf8')).toBe('77');
  // What was made for the first name is not left behind.
  expect(readdirSync(one)).toEqual(['2']);
});

test('a group that cannot be made in one tree is left in none', () => {
  const root = tree({ 'no-folder': '' });
  const hierarchies = [root, join(root, 'no-folder')].map(
    (folder) => ({ version: 2, folder, controllers: [] }) as const,
  );
  expect(() => makeGroup(hierarchies, () => 'cell', {})).toThrow('ENOTDIR');
  expect(readdirSync(root)).toEqual(['no-folder']);
});

test('version 2: bounds are set, and what broke them is told', () => {
  const root = tree({});
  const group = makeGroup(
    [{ version: 2, folder: root, controllers: ['memory', 'pids', 'cpu'] }],
    () => 'cell',
    { memoryBytes: 1_000_000, processes: 10 },
  );
  const said = (name: string) => readFileSync(join(root, 'cell', name), 'utf8');
  const say = (name: string, text: string) => writeFileSync(join(root, 'cell', name), text);
  group.add(77);
  expect([said('memory.max'), said('pids.max'), said('cgroup.procs')]).toEqual(['1000000', '13', '77']);
  expect([group.memoryRanOut(), group.processesRanOut()]).toEqual([false, false]);
  say('memory.events', 'low 0\noom 1\noom_kill 1\n');
  say('pids.events', 'max 3\n');
  say('cpu.stat', 'usage_usec 2500000\nuser_usec 1\n');
  expect([group.memoryRanOut(), group.processesRanOut(), group.cpuSeconds()]).toEqual([true, true, 2.5]);
});

const [old] = findHierarchies(groupName('probe')).filter(
  ({ version, controllers }) => version === 1 && controllers.includes('memory'),
);

test.skipIf(old === undefined)('version 1: what waits in sockets, counted apart, is bounded too', () => {
  if (old === undefined) return;
  const name = groupName('sockets');
  const group = makeGroup([old], () => name, { memoryBytes: 512 * MIB });
  onTestFinished(() => void group.remove());
  expect(readFileSync(join(old.folder, name, 'memory.kmem.tcp.limit_in_bytes'), 'utf8')).toBe(
    `${64 * MIB}\n`,
  );
});
