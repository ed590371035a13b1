import type { Check } from './check.js';
import { bubblewrap } from './checks/bubblewrap.js';
import { configuration } from './checks/configuration.js';
import { database } from './checks/database.js';
import { gateway } from './checks/gateway.js';
import { home } from './checks/home.js';
import { nativeModule } from './checks/native-module.js';
import { node } from './checks/node.js';
import { page } from './checks/page.js';
import { python } from './checks/python.js';

/** In the order they are shown: what everything stands on first. */
export const checks: readonly Check[] = [
  node,
  nativeModule,
  home,
  configuration,
  database,
  bubblewrap,
  python,
  gateway,
  page,
];
