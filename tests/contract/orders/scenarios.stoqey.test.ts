import { contractOfScenarios } from './contract-of-scenarios.js';
import { stoqeyDriver } from './stoqey-driver.js';

contractOfScenarios(stoqeyDriver);
