import { stoqeyDriver } from '../orders/stoqey-driver.js';
import { contractOfCrowds } from './contract-of-crowds.js';

contractOfCrowds(stoqeyDriver, stoqeyDriver);
