import { z } from 'zod';
import { safeParse } from 'zod/v4/core';
import type { Action } from './action.js';
import { actions } from './actions.js';

/** One kind of trouble, for people who want to make it. */
export interface ActionSheet {
  readonly name: string;
  readonly about: string;
  readonly parameters: readonly ParameterSheet[];
}

export interface ParameterSheet {
  readonly name: string;
  readonly about: string;
  readonly required: boolean;
  /** What it is when it is left out. */
  readonly default?: unknown;
}

/** Everything that can be done to a gateway and its clients. */
export function describeActions(): readonly ActionSheet[] {
  return Object.entries<Action>(actions).map(([name, { about, parameters }]) => ({
    name,
    about,
    parameters: Object.entries<z.core.$ZodType>(parameters.shape).map(([key, schema]) =>
      describe(key, schema),
    ),
  }));
}

function describe(name: string, schema: z.core.$ZodType): ParameterSheet {
  const { description: about = '' } = z.globalRegistry.get(schema) ?? {};
  const leftOut = safeParse(schema, undefined);
  return {
    name,
    about,
    required: !leftOut.success,
    ...(leftOut.success && leftOut.data !== undefined ? { default: leftOut.data } : {}),
  };
}
