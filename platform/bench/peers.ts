import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../errors/fault.js';
import { benchFaults } from './faults.js';

const FILES = ['package.json', 'package-lock.json'] as const;

/**
 * Installs a benchmark's peers once for each version of their lock, outside the checkout: what we measure
 * beside is no dependency of ours. Returns their node_modules; undefined when the benchmark has no peers to
 * install.
 */
export async function installPeers(peers: string, home: string, root: string): Promise<string | undefined> {
  if (!existsSync(join(peers, 'package.json'))) return undefined;
  const hash = createHash('sha256').update(`${process.versions.modules} ${process.platform} ${process.arch}`);
  for (const name of FILES) hash.update(readFileSync(join(peers, name)));
  const shelf = join(home, 'bench-peers');
  const installed = join(shelf, hash.digest('hex').slice(0, 16));
  if (!existsSync(installed)) {
    mkdirSync(shelf, { recursive: true });
    const unfinished = mkdtempSync(join(shelf, 'unfinished-'));
    try {
      for (const name of FILES) copyFileSync(join(peers, name), join(unfinished, name));
      // It keeps the registry's address out of the lock, here as there.
      copyFileSync(join(root, '.npmrc'), join(unfinished, '.npmrc'));
      await npmCi(unfinished, peers);
      putInPlace(unfinished, installed);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  return join(installed, 'node_modules');
}

/** Another run may have been faster; then its copy is as good as ours. */
function putInPlace(unfinished: string, installed: string): void {
  try {
    renameSync(unfinished, installed);
  } catch (error) {
    if (!existsSync(installed)) throw error;
  }
}

function npmCi(folder: string, peers: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) return resolve();
      const said = output.trim().split('\n').slice(-5).join('\n');
      const message = `npm ci for ${peers} ended with exit code ${code}:\n${said}`;
      reject(new Fault(benchFaults.peers, message, { details: { peers } }));
    });
  });
}
