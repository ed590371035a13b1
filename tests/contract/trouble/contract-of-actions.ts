import type { Driver } from '../orders/driver.js';
import { contractOfDealings } from './contract-of-dealings.js';
import { contractOfLinks } from './contract-of-links.js';

/** What one kind of real client sees of each kind of trouble. */
export function contractOfActions(driver: () => Driver): void {
  contractOfLinks(driver);
  contractOfDealings(driver);
}
