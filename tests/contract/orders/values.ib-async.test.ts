import { contractOfValues } from './contract-of-values.js';
import { withIbAsync } from './with-ib-async.js';

withIbAsync(contractOfValues);
