import { execFileSync } from 'node:child_process';
import type { Check, Findings } from './check.js';
import type { Tree } from './tree.js';

export const packageCheck: Check = {
  name: 'package',
  holds: 'dependencies are exact; no file names a registry or a path of the machine it was written on',
  run: (tree) => findInPackage(tree, localRegistryHosts(tree.root)),
};

const DEPENDENCY_LISTS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;
const EXACT = /^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;
/** Public registries; the one this machine is set to is added to them. */
const REGISTRY =
  /\b(registry\.(npmjs|yarnpkg|npmmirror)\.\w+|npm\.pkg\.github\.com|files\.pythonhosted\.org|pypi\.org)\b/;
const MACHINE_PATH =
  /(?<![\w./:~$}*-])\/(work\/[\w.]|root\/[\w.]|home\/(?!(me|you|user|someone)\/)[a-z_][\w-]*\/|Users\/\w+\/)/;
const BINARY = /\.(png|ico|woff2?|gz|zip|db|bin|safetensors)$/;

export function findInPackage(tree: Tree, localHosts: readonly string[]): Findings {
  const named = (name: string) => tree.files.filter((path) => path === name || path.endsWith(`/${name}`));
  return {
    problems: [
      ...named('package.json').flatMap((path) => inexactDependencies(tree, path)),
      ...named('package-lock.json').flatMap((path) => resolvedEntries(tree, path)),
      ...tree.files
        .filter((path) => !BINARY.test(path))
        .flatMap((path) => machineTraces(tree, path, localHosts)),
    ],
  };
}

function inexactDependencies(tree: Tree, path: string): string[] {
  const manifest: Partial<Record<string, Record<string, string>>> = JSON.parse(tree.read(path));
  return DEPENDENCY_LISTS.flatMap((list) => Object.entries(manifest[list] ?? {}))
    .filter(([, version]) => !EXACT.test(version))
    .map(([name, version]) => `${path}: ${name} is "${version}"; write the one exact version that was tried`);
}

function resolvedEntries(tree: Tree, path: string): string[] {
  const lock: { packages?: Record<string, { resolved?: string }> } = JSON.parse(tree.read(path));
  const entries = Object.entries(lock.packages ?? {}).filter(([, entry]) => entry.resolved !== undefined);
  const remedy = 'remove node_modules and the lock, and install again under this .npmrc';
  return entries.slice(0, 3).map(([name]) => `${path}: ${name} names where it was resolved; ${remedy}`);
}

function machineTraces(tree: Tree, path: string, localHosts: readonly string[]): string[] {
  const text = tree.read(path);
  if (text.includes('\0')) return [];
  return text.split('\n').flatMap((line, at) => {
    const host = REGISTRY.exec(line)?.[0] ?? localHosts.find((each) => line.includes(each));
    const trace = MACHINE_PATH.exec(line)?.[0];
    return [
      ...(host
        ? [`${path}:${at + 1}: names the registry ${host}; leave that to the user's npm and pip`]
        : []),
      ...(trace ? [`${path}:${at + 1}: names ${trace}…, a path of one machine`] : []),
    ];
  });
}

function localRegistryHosts(root: string): string[] {
  const npm = execFileSync('npm', ['config', 'get', 'registry'], {
    cwd: root,
    encoding: 'utf8',
    stdio: 'pipe',
  });
  const urls = [npm, process.env['PIP_INDEX_URL'] ?? '', process.env['UV_INDEX_URL'] ?? ''];
  return urls
    .map((url) => /^https?:\/\/(?:[^@/]*@)?([^/:\s]+)/.exec(url.trim())?.[1] ?? '')
    .filter((host) => host !== '' && host !== 'localhost');
}
