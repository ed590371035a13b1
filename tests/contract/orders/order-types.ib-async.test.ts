import { contractOfOrderTypes } from './contract-of-order-types.js';
import { withIbAsync } from './with-ib-async.js';

withIbAsync(contractOfOrderTypes);
