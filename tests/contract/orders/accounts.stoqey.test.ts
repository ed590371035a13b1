import { contractOfAccounts } from './contract-of-accounts.js';
import { stoqeyDriver } from './stoqey-driver.js';

contractOfAccounts(stoqeyDriver);
