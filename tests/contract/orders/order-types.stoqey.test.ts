import { contractOfOrderTypes } from './contract-of-order-types.js';
import { stoqeyDriver } from './stoqey-driver.js';

contractOfOrderTypes(stoqeyDriver);
