import { stoqeyDriver } from '../orders/stoqey-driver.js';
import { contractOfTrouble } from './contract-of-trouble.js';

contractOfTrouble(stoqeyDriver);
