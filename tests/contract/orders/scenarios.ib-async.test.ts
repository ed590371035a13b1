import { contractOfScenarios } from './contract-of-scenarios.js';
import { withIbAsync } from './with-ib-async.js';

withIbAsync(contractOfScenarios);
