import { withIbAsync } from '../orders/with-ib-async.js';
import { contractOfScripts } from './contract-of-scripts.js';

withIbAsync(contractOfScripts);
