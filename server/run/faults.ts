import { Exit } from '../../platform/errors/exit.js';
import { declareFaults } from '../../platform/errors/kind.js';

export const runFaults = declareFaults('run', {
  no_program: {
    category: 'user',
    status: 404,
    meaning: 'The program that was to be run cannot be read.',
    next: 'Name a file that is there, or `-` to give the program on standard input.',
  },
  unknown_language: {
    category: 'user',
    status: 400,
    meaning: 'The program is in no language that can be run here, or does not say in which.',
    next: 'Say `--language ts` or `--language python`.',
  },
  no_upstream: {
    category: 'user',
    status: 502,
    meaning: 'The gateway that the program was to be led to cannot be reached.',
    next: 'Start it, or leave out --upstream: then the program gets a paper gateway of its own.',
  },
  reduced_isolation: {
    category: 'user',
    status: 403,
    exit: Exit.person,
    meaning:
      'Without bubblewrap the walls around a program are weaker; whether it may run behind those, a person decides.',
    next: 'Read the program; if you trust it, say `--allow-reduced-isolation`. `ibs doctor` says how to get full isolation.',
  },
});
