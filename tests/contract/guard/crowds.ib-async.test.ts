import { stoqeyDriver } from '../orders/stoqey-driver.js';
import { withIbAsync } from '../orders/with-ib-async.js';
import { contractOfCrowds } from './contract-of-crowds.js';

withIbAsync((driver) => contractOfCrowds(driver, stoqeyDriver));
