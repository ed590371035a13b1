import type { Check } from '../check.js';
import { firstLine, runProgram } from '../program.js';

const WITHOUT = 'examples run with weaker walls around them';

export const bubblewrap: Check = {
  id: 'bubblewrap',
  title: 'Sandbox',
  async look(_app, signal) {
    if (process.platform !== 'linux') {
      return {
        status: 'reduced',
        found: `bubblewrap needs Linux, this is ${process.platform}: ${WITHOUT}`,
        mend: 'Nothing to install here; for full isolation run on Linux, in a virtual machine or a container.',
      };
    }
    const version = await runProgram('bwrap', ['--version'], signal);
    if (!version.ran) {
      return {
        status: 'reduced',
        found: `bubblewrap is not installed: ${WITHOUT}`,
        mend: 'Install it: `sudo apt install bubblewrap`, `sudo dnf install bubblewrap` or `sudo pacman -S bubblewrap`.',
      };
    }
    // The kernel or a container may forbid what the installed program needs.
    const trial = await runProgram('bwrap', ['--ro-bind', '/', '/', '--unshare-all', 'true'], signal);
    if (trial.ran && trial.ok) return { status: 'ok', found: `${firstLine(version.stdout)}, works` };
    return {
      status: 'reduced',
      found: `${firstLine(version.stdout)} does not work here: ${WITHOUT} (${trial.ran ? firstLine(trial.stderr) : 'it vanished'})`,
      mend: 'Allow user namespaces: `sudo sysctl kernel.unprivileged_userns_clone=1`, on Ubuntu 24.04 an AppArmor profile for bwrap, in a container a security profile that permits them.',
    };
  },
};
