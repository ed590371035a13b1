import { contractOfExecutions } from './contract-of-executions.js';
import { withIbAsync } from './with-ib-async.js';

withIbAsync(contractOfExecutions);
