import { stoqeyDriver } from '../../contract/orders/stoqey-driver.js';
import { fullDisks } from './full-disks.js';

fullDisks(stoqeyDriver);
