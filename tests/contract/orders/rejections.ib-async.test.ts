import { contractOfRejections } from './contract-of-rejections.js';
import { withIbAsync } from './with-ib-async.js';

withIbAsync(contractOfRejections);
