import type { z } from 'zod';
import { Fault } from '../../../platform/errors/fault.js';
import type { Action } from './action.js';
import { type ActionName, actions } from './actions.js';
import { troubleFaults } from './faults.js';
import type { Stage } from './stage.js';
import { type Status, statusOf } from './status.js';

/** What really happens to people, made to happen now. */
export interface Trouble {
  /** Does it, and says in a sentence what was done; throws a `Fault` where it cannot be, having done nothing. */
  act<Name extends ActionName>(name: Name, parameters: ParametersOf<Name>): string;
  /** The same by a name and parameters of which nothing is known yet, such as a stranger's. */
  perform(name: string, parameters: unknown): string;
  /** How things stand. */
  status(): Status;
}

export type ParametersOf<Name extends ActionName> = z.input<(typeof actions)[Name]['parameters']>;

const table: Readonly<Record<string, Action>> = actions;

export function createTrouble(stage: Stage): Trouble {
  const { wall, log } = stage.backend;
  const perform = (name: string, given: unknown): string => {
    const { action, parameters } = readAction(name, given);
    const done = action.run(stage, parameters);
    log.info({ action: name, parameters: given }, `trouble: ${done}`);
    const ms = parameters['for'];
    if (typeof ms === 'number') {
      wall.after(ms, () => {
        try {
          log.info({ action: name }, `trouble: ${action.undo?.(stage, parameters)}`);
        } catch (error) {
          // Somebody has ended it before its time, or the client has gone.
          log.debug({ action: name, err: error }, 'there was nothing to end');
        }
      });
    }
    return done;
  };
  return { act: perform, perform, status: () => statusOf(stage) };
}

export interface ReadAction {
  readonly action: Action;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** An action with its parameters, understood and not done yet; a `Fault` names what is wrong with them. */
export function readAction(name: string, given: unknown): ReadAction {
  const action = Object.hasOwn(table, name) ? table[name] : undefined;
  if (action === undefined) {
    throw new Fault(
      troubleFaults.unknown_action,
      `no action ${JSON.stringify(name)}; there are: ${Object.keys(table).join(', ')}`,
      { details: { action: name } },
    );
  }
  const reading = action.parameters.safeParse(given ?? {});
  if (reading.success) return { action, parameters: reading.data };
  const [issue] = reading.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new Fault(
    troubleFaults.bad_parameter,
    `${name}: ${where === '' ? '' : `${where}: `}${issue?.message ?? 'cannot be read'}`,
    { details: { action: name, parameter: where } },
  );
}
