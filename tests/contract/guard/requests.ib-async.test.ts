import { withIbAsync } from '../orders/with-ib-async.js';
import { contractOfRequests } from './contract-of-requests.js';

withIbAsync(contractOfRequests);
