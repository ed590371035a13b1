import { stoqeyDriver } from '../orders/stoqey-driver.js';
import { contractOfActions } from './contract-of-actions.js';

contractOfActions(stoqeyDriver);
