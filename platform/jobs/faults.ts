import { Exit } from '../errors/exit.js';
import { Fault } from '../errors/fault.js';
import { declareFaults } from '../errors/kind.js';

export const jobFaults = declareFaults('jobs', {
  unknown: {
    category: 'user',
    status: 404,
    meaning: 'There is no job of this id.',
    next: 'Look at the list of jobs for the right id.',
  },
  no_handler: {
    category: 'user',
    status: 400,
    meaning: 'This process has no code that can run a job of this kind.',
    next: 'Check the kind, or use the version of the program that made the job.',
  },
  bad_input: {
    category: 'user',
    status: 400,
    meaning: 'The input of a job does not fit its kind.',
    next: 'Mend every value named in the message, then start the job again.',
  },
  not_json: {
    category: 'system',
    status: 500,
    meaning: 'A value that a job wanted kept cannot be written as JSON without loss.',
    next: 'Report it: the handler of this kind of job must keep plain data.',
  },
  not_resumable: {
    category: 'user',
    status: 409,
    meaning: 'Only a job that failed or was cancelled can be resumed.',
    next: 'Wait for it to end, or start a new job.',
  },
  cancelled: {
    category: 'user',
    status: 409,
    exit: Exit.interrupted,
    meaning: 'The job was cancelled.',
    next: 'Resume it if that was a mistake: it goes on from its last checkpoint.',
  },
  lease_lost: {
    category: 'system',
    status: 409,
    meaning: 'The job is no longer this process’s: it was silent for too long and another took it up.',
    next: 'Nothing to do, the other process carries on; if it happens often, look for what blocks this one.',
  },
  gave_up: {
    category: 'system',
    status: 500,
    meaning: 'The job was given up after the processes that worked on it died, one after the other.',
    next: 'Look in the log for what ended them (memory is the usual cause), then resume the job.',
  },
});

export function unknownJob(id: string): Fault {
  return new Fault(jobFaults.unknown, `there is no job "${id}"`, { details: { id } });
}
