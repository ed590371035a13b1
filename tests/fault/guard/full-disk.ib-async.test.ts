import { withIbAsync } from '../../contract/orders/with-ib-async.js';
import { fullDisks } from './full-disks.js';

withIbAsync(fullDisks);
