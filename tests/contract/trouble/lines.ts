import { expect } from 'vitest';
import { taken } from '../orders/lines.js';

export const buy = { action: 'BUY', orderType: 'MKT', totalQuantity: 10 };
export const resting = { ...buy, orderType: 'LMT', lmtPrice: 200 };

/** The lines of a scene that show prices. */
export const LIVE = [1, 2, 3, 4];

/** Ten bought at whatever price, the order being known. */
export const executed = (orderId: number) => [
  expect.stringMatching(new RegExp(`^execDetails ${orderId} BOT 10 @ [\\d.]+$`)),
  `openOrder ${orderId} Filled`,
  expect.stringContaining(`orderStatus ${orderId} Filled 10/0`),
  'commissionReport 1.00',
];

export const filled = (orderId: number) => [...taken(orderId, 10), ...executed(orderId)];
