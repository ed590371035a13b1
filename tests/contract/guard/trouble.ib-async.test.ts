import { withIbAsync } from '../orders/with-ib-async.js';
import { contractOfTrouble } from './contract-of-trouble.js';

withIbAsync(contractOfTrouble);
