import { withIbAsync } from '../orders/with-ib-async.js';
import { contractOfActions } from './contract-of-actions.js';

withIbAsync(contractOfActions);
