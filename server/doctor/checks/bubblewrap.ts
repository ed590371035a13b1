import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bestWalls } from '../../../harness/sandbox/best-walls.js';
import type { Check } from '../check.js';
import { firstLine, runProgram } from '../program.js';
import { fullFinding, reducedFinding } from '../sandbox-finding.js';

export const bubblewrap: Check = {
  id: 'bubblewrap',
  title: 'Sandbox',
  async look({ clock, log }, signal) {
    const folder = await mkdtemp(join(tmpdir(), 'ibs-doctor-'));
    try {
      const from = { env: process.env, python: undefined, folder, clock, log };
      const { walls, missing } = await bestWalls(from);
      const weak = walls.isolation.walls.filter(({ holds }) => !holds);
      if (missing !== undefined) return reducedFinding(missing, weak);
      const version = await runProgram('bwrap', ['--version'], signal);
      const name = version.ran ? firstLine(version.stdout) : 'bubblewrap';
      return fullFinding(name, weak, walls.isolation.walls.length);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
