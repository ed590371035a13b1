import type { z } from 'zod';
import { didYouMean } from '../../../platform/config/nearest.js';
import { Fault } from '../../../platform/errors/fault.js';
import type { Action } from './action.js';
import { actions } from './actions.js';
import { troubleFaults } from './faults.js';
import { shown } from './shown.js';

export interface ReadAction {
  readonly action: Action;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What is wrong with an action that was asked for. */
export interface Misread {
  readonly kind: 'unknown_action' | 'unknown_parameter' | 'missing_parameter' | 'bad_parameter';
  /** Where it is about one of them. */
  readonly parameter?: string;
  readonly message: string;
}

type Reading = ({ readonly ok: true } & ReadAction) | { readonly ok: false; readonly misread: Misread };

const table: Readonly<Record<string, Action>> = actions;

/** An action with its parameters, understood and not done yet. */
export function readAction(name: string, given: unknown): Reading {
  const action = Object.hasOwn(table, name) ? table[name] : undefined;
  if (action === undefined) return misread({ kind: 'unknown_action', message: unknownAction(name) });
  const reading = action.parameters.safeParse(given);
  if (reading.success) return { ok: true, action, parameters: reading.data };
  const { issues } = reading.error;
  // Where a name is misspelt, something is missing, too.
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  return misread(issue === undefined ? unreadable : misreadOf(issue, action, given));
}

/** The same for those who have no place in a text to name. */
export function requireAction(name: string, given: unknown): ReadAction {
  const reading = readAction(name, given);
  if (reading.ok) return reading;
  const { kind, parameter, message } = reading.misread;
  if (kind === 'unknown_action') {
    throw new Fault(troubleFaults.unknown_action, message, { details: { action: name } });
  }
  throw new Fault(troubleFaults.bad_parameter, `${name}: ${message}`, {
    details: { action: name, ...(parameter === undefined ? {} : { parameter }) },
  });
}

const misread = (found: Misread): Reading => ({ ok: false, misread: found });

const unreadable: Misread = { kind: 'bad_parameter', message: 'expected parameters by name' };

function unknownAction(name: string): string {
  const names = Object.keys(table);
  const near = didYouMean(name.slice(0, 40), names);
  const found = `there is no action ${shown(name)}`;
  return near === '' ? `${found}; there are ${names.join(', ')}` : `${found}${near}`;
}

function misreadOf(issue: z.core.$ZodIssue, { parameters }: Action, given: unknown): Misread {
  if (issue.code === 'unrecognized_keys') {
    const [parameter = ''] = issue.keys;
    return { kind: 'unknown_parameter', parameter, message: unknownParameter(parameter, parameters.shape) };
  }
  const [parameter] = issue.path;
  if (typeof parameter !== 'string') return { kind: 'bad_parameter', message: issue.message };
  const value = givenFor(given, parameter);
  return value === undefined
    ? { kind: 'missing_parameter', parameter, message: `${parameter} is missing: ${issue.message}` }
    : { kind: 'bad_parameter', parameter, message: `${parameter}: ${issue.message}, found ${shown(value)}` };
}

function unknownParameter(name: string, shape: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(shape);
  if (names.length === 0) return `it takes no parameters, found ${shown(name)}`;
  const near = didYouMean(name.slice(0, 40), names);
  return `there is no parameter ${shown(name)}${near === '' ? `; it takes ${names.join(', ')}` : near}`;
}

function givenFor(given: unknown, name: string): unknown {
  return typeof given === 'object' && given !== null ? Reflect.get(given, name) : undefined;
}
