import { contractOfExecutions } from './contract-of-executions.js';
import { stoqeyDriver } from './stoqey-driver.js';

contractOfExecutions(stoqeyDriver);
