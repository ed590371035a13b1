/**
 * Errors by which TWS turns down an order, or a modification of one, and nothing else. Those that also answer other
 * requests (200, 320, 321, 322, 337, 344, 435) may be about another one of the same id, so that they end no order
 * here; warnings of orders that work (399, 404, 481, 2109, 2161, 10349) are not here either.
 */
export const REFUSALS: ReadonlySet<number> = new Set([
  // Duplicate id, filled already, not the same order, not transmitted, incomplete.
  103, 104, 105, 106, 107,
  // Price, time in force, routing.
  109, 110, 111, 113, 114, 115, 116, 117, 118, 119, 120, 121, 125, 126, 129,
  // Clearing, allocation, fields and attributes.
  132, 133, 134, 144, 145, 146, 147, 148, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 163, 164, 167,
  168,
  // Rejected, cancelled, not allowed for this account.
  201, 202, 203,
  // Combinations, advisors, short sales.
  312, 313, 314, 315, 325, 328, 329, 333, 334, 335, 338, 339, 340, 341, 342, 345, 346, 347, 348, 349, 350,
  351, 352, 353, 355, 356, 358, 359, 360,
  // Adjusted and volatility orders, precautions.
  361, 362, 363, 364, 367, 368, 369, 370, 371, 372, 373, 374, 375, 376, 377, 378, 379, 380, 382, 383, 387,
  388, 389, 390, 391, 392, 393, 395, 396, 397, 398,
  // Algorithms, conditions, scale orders.
  400, 402, 403, 405, 408, 409, 410, 411, 412, 413, 417, 418, 419, 422, 423, 424, 425, 426, 427, 428, 429,
  433, 434, 436, 437, 439, 440, 441, 442, 443, 444, 445, 446, 447, 448, 449, 460, 462, 463, 10006, 10007,
  10008, 10009, 10020, 10052, 10149, 10240, 10243, 10244, 10250, 10257, 10268, 10269, 10270, 10289, 10293,
  10317, 10318,
]);

/** No order has the id that was to be cancelled; the second is how newer versions say it. */
export const NOT_FOUND: ReadonlySet<number> = new Set([135, 10147]);
