import { withIbAsync } from '../orders/with-ib-async.js';
import { contractOfRules } from './contract-of-rules.js';

withIbAsync(contractOfRules);
