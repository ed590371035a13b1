import type { PlacedOrder } from '../ticket.js';

type AskedLeg = PlacedOrder['comboLegs'][number];

/** The legs of a combo and their prices; none of it for anything else. */
export function comboOf({ comboLegs, orderComboLegs }: PlacedOrder) {
  return {
    comboLegsDescrip: comboLegs.map(describe).join(','),
    comboLegs: comboLegs.map(echoLeg),
    orderComboLegs: orderComboLegs.map(({ price }) => ({ price })),
  };
}

/** `265598|1`, and `272093|-1` for what is sold. */
function describe({ conId = 0, ratio = 0, action = '' }: AskedLeg): string {
  return `${conId}|${action.toUpperCase() === 'BUY' ? ratio : -ratio}`;
}

function echoLeg(leg: AskedLeg) {
  return {
    conId: leg.conId,
    ratio: leg.ratio,
    action: leg.action,
    exchange: leg.exchange,
    openClose: leg.openClose ?? 0,
    shortSaleSlot: leg.shortSaleSlot ?? 0,
    designatedLocation: leg.designatedLocation,
    exemptCode: leg.exemptCode ?? -1,
  };
}
