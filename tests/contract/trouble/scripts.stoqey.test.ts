import { stoqeyDriver } from '../orders/stoqey-driver.js';
import { contractOfScripts } from './contract-of-scripts.js';

contractOfScripts(stoqeyDriver);
