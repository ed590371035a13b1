import { contractOfRejections } from './contract-of-rejections.js';
import { stoqeyDriver } from './stoqey-driver.js';

contractOfRejections(stoqeyDriver);
