import { Exit } from '../../platform/errors/exit.js';
import { declareFaults } from '../../platform/errors/kind.js';

export const guardFaults = declareFaults('guard', {
  bad_address: {
    category: 'user',
    status: 400,
    meaning:
      'Where the guard is to listen, or what it is to stand before, is no address, or both are the same.',
    next: 'Name a port or an address with a port: `--listen 4003 --upstream 127.0.0.1:4002`.',
  },
  no_record: {
    category: 'user',
    status: 404,
    meaning: 'The file that was named as the record of a guard cannot be read.',
    next: 'Name the file that `ibs guard` printed: IBS_HOME/guard/audit.jsonl unless told otherwise.',
  },
  no_transcript: {
    category: 'user',
    status: 500,
    meaning: 'The file for the transcript cannot be written.',
    next: 'Name a file in a folder where you may write.',
  },
  no_kill_switch: {
    category: 'user',
    status: 500,
    meaning: 'The folder that the kill switch lies in cannot be used, so the guard does not start.',
    next: 'Give yourself the right to write there, or name another folder with IBS_HOME.',
  },
  not_lifted: {
    category: 'user',
    status: 409,
    meaning: 'The kill switch could not be lifted: nothing trades until it is.',
    next: 'Do what the message says, then run `ibs guard release` again.',
  },
  not_killed: {
    category: 'system',
    status: 500,
    meaning: 'The kill switch could not be turned on by its file.',
    next: 'Send SIGUSR2 to the guard, stop it, or disconnect its upstream.',
  },
  needs_person: {
    category: 'user',
    status: 403,
    exit: Exit.person,
    meaning: 'The kill switch is lifted by a person only.',
    next: 'Run `ibs guard release` on a terminal, or with `--yes` if a person has decided it.',
  },
});
