import type { Finding } from './report.js';

const WITHOUT = 'programs run with weaker walls around them, and unreviewed ones only if you say so';

type Walls = readonly { readonly name: string; readonly by: string }[];

/** Behind bubblewrap, as it calls itself. */
export function fullFinding(bubblewrap: string, weak: Walls, all: number): Finding {
  if (weak.length === 0) return { status: 'ok', found: `${bubblewrap} works: all ${all} walls hold` };
  const missed = weak.map(({ name, by }) => `${name} (${by})`).join(', ');
  return {
    status: 'reduced',
    found: `${bubblewrap} works, but these walls do not hold: ${missed}`,
    mend: 'Install bubblewrap 0.8 or newer, and `prlimit` of util-linux.',
  };
}

/** Without it: why, and by which walls code that means harm is not held. */
export function reducedFinding(missing: string, weak: Walls): Finding {
  const names = weak.map(({ name }) => name).join(', ');
  return {
    status: 'reduced',
    found: `${missing}: ${WITHOUT} (not held: ${names})`,
    mend: mendOf(missing),
  };
}

function mendOf(missing: string): string {
  if (process.platform !== 'linux')
    return 'Nothing to install here; for full isolation run on Linux, in a virtual machine or a container.';
  if (missing.includes('not installed'))
    return 'Install it: `sudo apt install bubblewrap`, `sudo dnf install bubblewrap` or `sudo pacman -S bubblewrap`.';
  return 'Allow user namespaces: `sudo sysctl kernel.unprivileged_userns_clone=1`, on Ubuntu 24.04 an AppArmor profile for bwrap, in a container a security profile that permits them.';
}
