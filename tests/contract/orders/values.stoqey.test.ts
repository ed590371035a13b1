import { contractOfValues } from './contract-of-values.js';
import { stoqeyDriver } from './stoqey-driver.js';

contractOfValues(stoqeyDriver);
