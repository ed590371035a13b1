/** Where IB's programs listen: TWS and IB Gateway, live and paper. Inside, all of them are the guard. */
export const guardedPorts = [4001, 4002, 7496, 7497] as const;
