import type { Scenario } from '../script.js';
import { bracketScenarios } from './brackets.js';
import { clientScenarios } from './clients.js';
import { conditionScenarios } from './conditions.js';
import { groupScenarios } from './groups.js';
import { instrumentScenarios } from './instruments.js';
import { lookupScenarios } from './lookups.js';
import { momentScenarios } from './moments.js';
import { plainScenarios } from './plain.js';
import { priceScenarios } from './prices.js';
import { stopScenarios } from './stops.js';
import { trailScenarios } from './trails.js';

/** By what they are about. */
export const scenarios: Readonly<Record<string, readonly Scenario[]>> = {
  'one order': plainScenarios,
  prices: priceScenarios,
  stops: stopScenarios,
  'trailing stops': trailScenarios,
  brackets: bracketScenarios,
  groups: groupScenarios,
  'times in force': momentScenarios,
  conditions: conditionScenarios,
  instruments: instrumentScenarios,
  clients: clientScenarios,
  'what can be looked up': lookupScenarios,
};
