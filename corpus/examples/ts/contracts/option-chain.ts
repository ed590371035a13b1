/*
---
id: ts-contracts-option-chain
title: Read an option chain
topic: option chains
task: Find out which expirations and strikes the options of a stock have.
category: contracts
tags: [option, chain, expiration, strike, reqSecDefOptParams]
description: >-
  Looks up the stock's conId, asks for the parameters of its options, and prints the expirations and strikes of the
  class that is traded at SMART.
explanation: >-
  reqSecDefOptParams wants the conId of the underlying, so the stock is looked up first. The answer is one message
  for each exchange and trading class; a symbol may have other classes, such as adjusted ones, so the program keeps
  the class of the symbol's own name at SMART. Not every strike exists for every expiration: what is bought has to
  be looked up with reqContractDetails. That would list a whole chain, too, but is paced by TWS and takes long.
gotchas: [not-every-strike-has-every-expiration, option-chains-need-the-underlying-con-id]
calls:
  - IBApi.reqContractDetails
  - IBApi.reqSecDefOptParams
  - EventName.securityDefinitionOptionParameter
  - EventName.securityDefinitionOptionParameterEnd
parameters:
  symbol: { constant: SYMBOL, type: symbol, about: the stock whose options are wanted }
  clientId: { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
expects:
  requests: [reqContractDetails, reqSecDefOptParams]
  replies: [contractDetails, securityDefinitionOptionParameter, securityDefinitionOptionParameterEnd]
  output: ['^$symbol options of \d+ shares', '\d+ expirations: \d{8}, \d{8}', '\d+ strikes from \d[\d.]* to \d']
---
*/
import { EventName, IBApi, isNonFatalError, SecType } from '@stoqey/ib';

const PORT = 4002; // IB Gateway, paper; TWS has 7497
const CLIENT_ID = 114;
const SYMBOL = 'AAPL';
const STOCK_ID = 1;
const CHAIN_ID = 2;

const ib = new IBApi({ host: '127.0.0.1', port: PORT, clientId: CLIENT_ID });
process.exitCode = 1; // until there is a chain

ib.once(EventName.nextValidId, () => {
  const stock = { symbol: SYMBOL, secType: SecType.STK, exchange: 'SMART', currency: 'USD' };
  ib.reqContractDetails(STOCK_ID, stock);
});

ib.once(EventName.contractDetails, (_reqId, { contract }) => {
  ib.reqSecDefOptParams(CHAIN_ID, SYMBOL, '', SecType.STK, contract.conId ?? 0);
});

ib.on(
  EventName.securityDefinitionOptionParameter,
  (_reqId, exchange, _conId, tradingClass, multiplier, expirations, strikes) => {
    if (exchange !== 'SMART' || tradingClass !== SYMBOL) return;
    const dates = expirations.toSorted();
    console.log(`${SYMBOL} options of ${multiplier} shares`);
    console.log(`${dates.length} expirations: ${dates.slice(0, 3).join(', ')} ...`);
    console.log(`${strikes.length} strikes from ${Math.min(...strikes)} to ${Math.max(...strikes)}`);
    process.exitCode = 0;
  },
);

ib.once(EventName.securityDefinitionOptionParameterEnd, () => {
  if (process.exitCode !== 0) console.error(`No options of class ${SYMBOL} at SMART`);
  ib.disconnect();
});

function stopUnlessNotice(error: Error, code: number): void {
  if (isNonFatalError(code, error)) return;
  console.error(`Error ${code}: ${error.message}`);
  if (ib.isConnected) ib.disconnect();
}
ib.on(EventName.error, stopUnlessNotice);
ib.on(EventName.info, (message, code) => stopUnlessNotice(new Error(message), code));
ib.on(EventName.disconnected, () => console.log('Disconnected'));
ib.connect();
