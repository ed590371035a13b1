import { stoqeyDriver } from '../orders/stoqey-driver.js';
import { withIbAsync } from '../orders/with-ib-async.js';
import { contractOfReleases } from './contract-of-releases.js';

withIbAsync((driver) => contractOfReleases(stoqeyDriver, driver));
