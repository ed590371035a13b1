import { dailyLoss } from './orders/daily-loss.js';
import { dailyNotional } from './orders/daily-notional.js';
import { exchange } from './orders/exchange.js';
import { feature } from './orders/feature.js';
import { hours } from './orders/hours.js';
import { modification } from './orders/modification.js';
import { notional } from './orders/notional.js';
import { openOrders } from './orders/open-orders.js';
import { orderType } from './orders/order-type.js';
import { parent } from './orders/parent.js';
import { quantity } from './orders/quantity.js';
import { securityType } from './orders/security-type.js';
import { shortSelling } from './orders/short-selling.js';
import { symbol } from './orders/symbol.js';

/**
 * In the order in which a reason helps: what is wrong with the order itself before what only is so just now. First all
 * of them look at its words, then at what is known.
 */
export const rules = [
  feature,
  orderType,
  securityType,
  symbol,
  exchange,
  modification,
  parent,
  quantity,
  openOrders,
  shortSelling,
  hours,
  dailyLoss,
  notional,
  dailyNotional,
] as const;
