import { stoqeyDriver } from '../orders/stoqey-driver.js';
import { contractOfOrders } from './contract-of-orders.js';

contractOfOrders(stoqeyDriver);
