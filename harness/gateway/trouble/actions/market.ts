import { z } from 'zod';
import { Fault } from '../../../../platform/errors/fault.js';
import type { Instrument } from '../../../../trading/instruments/instrument.js';
import { kinds } from '../../../../trading/instruments/kinds.js';
import { action } from '../action.js';
import { troubleFaults } from '../faults.js';
import { amount, change, forAWhile, symbol } from '../parameters.js';
import type { Stage } from '../stage.js';
import { instrumentCalled } from '../subjects.js';

/** Trouble with prices. It lasts as long as the process, and none of it is kept with the state. */
export const marketActions = {
  halt: action({
    about: 'halt trading in an instrument, and in the options on it',
    effects: ['halt'],
    parameters: z.strictObject({ symbol, for: forAWhile }),
    run(stage, parameters) {
      const instrument = instrumentCalled(stage, parameters.symbol);
      stage.market.halt(instrument, stage.clock.now());
      stage.changed();
      return `${instrument.localSymbol} is halted`;
    },
    undo: resume,
  }),
  resume: action({
    about: 'end the halt of an instrument',
    effects: ['halt'],
    parameters: z.strictObject({ symbol }),
    run: resume,
  }),
  jump: action({
    about: 'let the price of an instrument jump, for good',
    parameters: z.strictObject({ symbol, by: change.describe('such as -5%') }),
    run(stage, parameters) {
      const instrument = instrumentCalled(stage, parameters.symbol);
      if (!stage.market.jump(instrument, stage.clock.now(), parameters.by)) {
        const text = `${instrument.localSymbol} would be too far from what it was: 10000 times, or one in 10000, is the most`;
        throw new Fault(troubleFaults.out_of_place, text);
      }
      stage.changed();
      return `${instrument.localSymbol} is at ${Math.round(parameters.by * 10_000) / 100} % of what it was`;
    },
  }),
  'fill-partially': action({
    about: 'leave so few units at the best price, and none behind it, that orders are filled part by part',
    effects: ['thin'],
    parameters: z.strictObject({
      symbol,
      size: amount(0.000001, 1_000_000_000).describe('units at each quote, such as 10'),
      for: forAWhile,
    }),
    run(stage, parameters) {
      const instrument = instrumentCalled(stage, parameters.symbol);
      requireWholeUnits(instrument, parameters.size);
      stage.market.thin(instrument, stage.clock.now(), parameters.size);
      stage.changed();
      return `${instrument.localSymbol} is filled ${parameters.size} at a time`;
    },
    undo: fillFreely,
  }),
  'fill-freely': action({
    about: 'end fill-partially: orders are filled as the book allows',
    effects: ['thin'],
    parameters: z.strictObject({ symbol }),
    run: fillFreely,
  }),
  'widen-spread': action({
    about: 'set bid and ask so many times as far apart',
    effects: ['wide'],
    parameters: z.strictObject({
      symbol,
      times: amount(1, 1000).describe('such as 10; 1 ends it'),
      for: forAWhile,
    }),
    run: (stage, parameters) => widen(stage, parameters.symbol, parameters.times),
    undo: (stage, parameters) => widen(stage, parameters.symbol, 1),
  }),
  'calm-market': action({
    about: 'end all that was done to prices; they are what they would have been',
    effects: ['halt', 'thin', 'wide'],
    parameters: z.strictObject({}),
    run(stage) {
      stage.market.clear();
      stage.changed();
      return 'prices are what they would have been';
    },
  }),
};

/** What is filled in parts that no order can have leaves positions that no order can close. */
function requireWholeUnits({ localSymbol, secType, sizeIncrement }: Instrument, size: number): void {
  // Stocks have fractions, but no order through the API.
  const unit = kinds[secType].inParts ? sizeIncrement : 1;
  const units = size / unit;
  if (Math.round(units) > 0 && Math.abs(units - Math.round(units)) <= 1e-9 * units) return;
  const text = `fill-partially: size: ${localSymbol} is ordered in units of ${unit}, found ${size}`;
  const details = { action: 'fill-partially', parameter: 'size' };
  throw new Fault(troubleFaults.bad_parameter, text, { details });
}

function resume(stage: Stage, parameters: { readonly symbol: string }): string {
  const instrument = instrumentCalled(stage, parameters.symbol);
  if (!stage.market.resume(instrument, stage.clock.now())) {
    throw new Fault(troubleFaults.out_of_place, `${instrument.localSymbol} was not halted by an action`);
  }
  stage.changed();
  return `${instrument.localSymbol} trades again`;
}

function fillFreely(stage: Stage, parameters: { readonly symbol: string }): string {
  const instrument = instrumentCalled(stage, parameters.symbol);
  stage.market.thin(instrument, stage.clock.now(), undefined);
  stage.changed();
  return `${instrument.localSymbol} is filled as its book allows`;
}

function widen(stage: Stage, called: string, times: number): string {
  const instrument = instrumentCalled(stage, called);
  stage.market.widen(instrument, stage.clock.now(), times);
  stage.changed();
  return times === 1
    ? `${instrument.localSymbol} is quoted as ever`
    : `${instrument.localSymbol} is quoted ${times} times as wide`;
}
