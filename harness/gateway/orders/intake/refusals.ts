import { twsError as error, type TwsCode } from '../../../wire/tws-codes.js';
import { orderErrors } from '../errors.js';

const { invalid } = orderErrors;

const unreadable = (cause: string) => error(320, `Error reading request:${cause}`);

/** How TWS wants a moment written. Its line breaks are those of the dialog that the text was made for. */
const badMoment = (code: TwsCode, field: string) =>
  error(
    code,
    `${field}: The date, time, or time-zone entered is invalid. The correct format is yyyymmdd hh:mm:ss xx/xxxx` +
      ' where yyyymmdd and xx/xxxx are optional. E.g.: 20031126 15:59:00 US/Eastern  Note that there is a space' +
      ' between the date and time, and between the time and time-zone.  If no date is specified, current date is' +
      ' assumed. If no time-zone is specified, local time-zone is assumed(deprecated).  You can also provide' +
      ' yyyymmddd-hh:mm:ss time is in UTC. Note that there is a dash between the date and time in UTC notation.',
  );

/** What older clients could ask for. */
const notSupported = (code: TwsCode, attribute: string) =>
  error(code, `The '${attribute}' order attribute is not supported.`);

/** What TWS says of a field of an order that breaks a rule, by rule. Texts follow TWS where they are known. */
export const refusals = {
  noExchange: () => invalid('Missing order exchange'),
  invalidSide: () => invalid('Invalid side field was entered'),
  unknownType: () => invalid('Invalid order type was entered'),

  comboLegs: () => invalid('The combo details are invalid.'),
  comboLeg: (number: number) => invalid(`The combo details for leg '${number}' are invalid.`),
  legRatio: () => invalid('Invalid leg ratio.'),
  legPriceCount: () => unreadable('Mismatch per-leg price number with combo leg specification.'),
  legPriceMissing: (leg: number) =>
    invalid(
      `The combo details for leg '${leg}' are invalid. - All leg prices are needed when specifying per-leg prices.`,
    ),
  legAndComboPrice: () => invalid("Can't specify combo price when using per-leg prices."),
  adjustedTrigger: () => error(361, 'Invalid trigger price.'),
  adjustedStop: () => error(362, 'Invalid adjusted stop price.'),
  adjustedLimit: () => error(363, 'Invalid adjusted stop limit price.'),
  adjustedTrail: () => error(364, 'Invalid adjusted trailing amount.'),

  noStop: () => invalid('Please enter a stop price'),
  badTrigger: () => invalid('Invalid Trigger Price'),
  badCap: () => error(10240, 'You must enter a valid Price Cap.'),
  noTrail: () => error(158, 'You must specify an offset amount or a percent offset value.'),
  twoTrails: () => unreadable('Cannot specify Trailing Amount and Trailing Percent at the same time'),
  trailPercent: () =>
    invalid('Invalid Trailing Percent value. Valid values are greater than 0 and less than 100.'),
  limitOrOffset: () => invalid('You must specify one value: limit price or limit price offset value.'),
  percentOffset: () => error(159, 'The percent offset value must be between 0% and 100%.'),
  midpriceOutside: () => invalid('Midprice orders are not supported outside of regular trading hours.'),
  pegBench: (what: string) => invalid(`Pegged to benchmark orders need ${what}`),
  triggerMethod: () => invalid('Invalid trigger method'),
  noMarketPrice: () => error(164, 'There is no market data to check price percent violations.'),

  tif: () => error(10052, 'Invalid time in force'),
  tifOfType: () => error(111, 'The TIF (Tif type) and the order type are incompatible.'),
  tifOfAuction: () => error(113, 'The Tif option should be set to DAY for MOC and LOC orders.'),
  dateWithoutGtd: () => invalid('GoodTilDate field is only valid with time-in-force of GTD'),
  badGoodTill: () => badMoment(391, 'End Time'),
  pastGoodTill: () => error(334, 'Invalid Good Till Date order'),
  badGoodAfter: () => badMoment(337, 'Start Time'),
  badMoment: (field: string) => badMoment(10314, field),

  fractional: () =>
    error(
      10243,
      'Fractional-sized order cannot be placed via API. Please use desktop version to place this order.',
    ),
  wholeOnly: () => error(10318, "This order doesn't support fractional quantity trading"),
  cashNotHere: () => error(10244, 'Cash Quantity cannot be used for this order'),
  cashNeeded: () => error(10289, 'You must set Cash Quantity for this order.'),
  cashAndSize: () => error(10293, 'Cryptocurrency Cash Quantity order cannot specify size'),
  cashVariation: (found: number) =>
    error(
      10317,
      `The Cash Quantity size of ${found} does not conform to minimum variation of 0.01 for this contract`,
    ),
  sizeLimit: (orderId: number, limit: number) =>
    error(
      383,
      `The following order "ID:${orderId}" size exceeds the Size Limit of ${limit}.` +
        ' Restriction is specified in Precautionary Settings of Global Configuration/Presets.',
    ),
  tooAggressive: (most: number, market: number) =>
    orderErrors.cancelled(
      `We cannot accept an order at a limit price at or more aggressive than ${most}. Please submit your order` +
        ` using a limit price that is closer to the current market price of ${market}.`,
    ),

  noAllocation: (group: string) => invalid(`Allocation group '${group}' is not found`),
  notAnAdvisor: () => error(344, 'The account is not a financial advisor account.'),
  noModel: (model: string) => invalid(`Model '${model}' is not found`),
  whatIfUntransmitted: () => invalid('What-If order should have transmit flag set to TRUE.'),

  eTradeOnly: () => notSupported(10268, 'EtradeOnly'),
  firmQuoteOnly: () => notSupported(10269, 'firmQuoteOnly'),
  nbboPriceCap: () => notSupported(10270, 'nbboPriceCap'),
  allOrNone: () => error(10257, "The 'All or None' order attribute may not be specified for this order."),
  minQuantity: () => invalid('Minimum quantity must be a positive number not exceeding the order size'),
  minQuantityOfCombo: () => error(350, 'Minimum quantity is not supported for best combo order.'),
  displaySize: () => error(10020, 'Display size should be smaller than order size.'),
  icebergOrDiscretionary: () =>
    error(
      157,
      'An order can be EITHER Iceberg or Discretionary. Please remove either the Discretionary amount or the' +
        ' Display size.',
    ),
  discretionary: () =>
    unreadable('Discretionary amount does not conform to the minimum price variation for this contract '),
  blockSize: () => error(117, 'The block order size must be at least 50.'),
  notShort: () => error(348, 'Order not a short sale -- type must be SSHORT to specify short sale slot.'),
  shortSlot: () =>
    error(347, 'Short sale slot value must be 1 (broker holds shares) or 2 (delivered from elsewhere).'),
  shortLocation: () => error(352, 'Short sale slot value of 2 (delivered from elsewhere) requires location.'),
  noShortLocation: () => error(353, 'Short sale slot value of 1 requires no location be specified.'),
  hedgeType: () => error(10007, 'Invalid hedge type.'),
  hedgeBeta: () => error(10008, 'Invalid beta value.'),
  hedgeRatio: () => error(10009, 'Invalid hedge ratio.'),

  scaleIncrement: () => error(408, 'Invalid scale order increment.'),
  scaleComponentMissing: () => error(419, 'Missing initial component size for scale order.'),
  scaleComponent: () => error(417, 'Invalid initial component size for scale order.'),
  scaleSubsequent: () => error(410, 'Invalid subsequent component size for scale order.'),
  scaleOffsetMissing: () => error(446, 'Missing scale order profit offset.'),
  scaleOffset: () => error(418, 'Invalid scale order profit offset.'),
  scaleAdjustMissing: () => error(447, 'Missing scale price adjustment amount or interval.'),
  scaleInterval: () => error(448, 'Invalid scale price adjustment interval.'),

  algoUnknown: () => error(439, 'Order processing failed. Algorithm definition not found'),
  algoNotAllowed: () => error(442, 'Specified algorithm is not allowed for this order.'),
  algoParameter: (name: string) => error(443, `Order processing failed. Unknown algo attribute:${name}`),
  algoCash: () =>
    error(
      10205,
      'Cash Quantity cannot be send in monetaryValue field in Algo . Please try sending in Cash Quantity field.',
    ),
  algoUnreadable: (name: string, value: string) =>
    error(441, `Algo attributes validation failed:${name}=${value}`),
  algoBound: (label: string, bound: string) =>
    error(441, `Algo attributes validation failed: '${label}' is invalid: Value is ${bound}.. `),
  algoRequired: (label: string) =>
    error(441, `Algo attributes validation failed:\n'${label}' is invalid: value is required.\n`),
  entryField: (value: string) => error(145, `Error in validating entry fields -${value}`),

  conditions: () => error(402, 'Conditions are not allowed for this contract.'),
  conditionType: (type: number | undefined) => unreadable(`Unknown condition type ${type ?? ''}`),
  conditionValue: (found: string) => invalid(`Invalid condition value '${found}'`),
  conditionSymbol: () => invalid('Execution condition needs a symbol'),
} as const;

/** What TWS tells besides, of an order that it takes. */
export const warnings = {
  outsideRthIgnored: () =>
    error(
      2109,
      "Order Event Warning:Attribute 'Outside Regular Trading Hours' is ignored based on the order type and" +
        ' destination. PlaceOrder is now being processed.',
    ),
  sweepIgnored: () =>
    error(
      131,
      'The sweep-to-fill flag and display size are only valid for US stocks routed through SMART, and will be' +
        ' ignored.',
    ),
} as const;
