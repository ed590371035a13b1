import { join } from 'node:path';
import type { CellPlan } from '../cell.js';
import type { Prepared, Surroundings } from './prepared.js';

const MIB = 1024 * 1024;
/** The part of a process's memory that the heap may have; code, stacks and buffers need the rest. */
const HEAP = 0.75;

/** Node behind its permission model, with a preload for what that leaves open. */
export function nodeCommand(
  { args, limits, socket }: CellPlan,
  { scratch, inside, places, stands }: Surroundings,
): Prepared {
  const preload = join(inside, 'node-preload.mjs');
  const { allowedNodeEnvironmentFlags: known } = process;
  const flags = [
    known.has('--permission') ? '--permission' : '--experimental-permission',
    // Newer versions would refuse the guard as well.
    ...(known.has('--allow-net') ? ['--allow-net'] : []),
    ...allowed('read', stands('files') ? [preload, scratch, ...places.readable] : ['*']),
    ...allowed('write', stands('writing') ? [scratch] : ['*']),
    ...(stands('process-count') ? [] : ['--allow-child-process', '--allow-worker']),
    ...(stands('native-code') ? [] : ['--allow-addons']),
    // That the permission model is an experiment is no news for a program's author.
    '--disable-warning=ExperimentalWarning',
    ...(stands('memory') ? [`--max-old-space-size=${Math.floor((limits.memoryBytes / MIB) * HEAP)}`] : []),
    `--import=${preload}`,
  ];
  const told = {
    socket,
    network: stands('network'),
    signals: stands('processes'),
    writing: stands('writing'),
  };
  return {
    program: process.execPath,
    args: [...flags, ...args.map(places.translate)],
    env: { IBS_REDUCED: JSON.stringify(told) },
  };
}

function allowed(what: 'read' | 'write', paths: readonly string[]): string[] {
  return paths.map((path) => `--allow-fs-${what}=${path}`);
}
