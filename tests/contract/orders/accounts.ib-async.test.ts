import { contractOfAccounts } from './contract-of-accounts.js';
import { withIbAsync } from './with-ib-async.js';

withIbAsync(contractOfAccounts);
