import { stoqeyDriver } from '../orders/stoqey-driver.js';
import { contractOfRequests } from './contract-of-requests.js';

contractOfRequests(stoqeyDriver);
