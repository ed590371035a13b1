import { stoqeyDriver } from '../orders/stoqey-driver.js';
import { contractOfRules } from './contract-of-rules.js';

contractOfRules(stoqeyDriver);
