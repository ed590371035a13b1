import { withIbAsync } from '../orders/with-ib-async.js';
import { contractOfOrders } from './contract-of-orders.js';

withIbAsync(contractOfOrders);
