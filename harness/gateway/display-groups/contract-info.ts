/** What a client wants a group to show, and the contract that this names, if it names one. */
export type ContractInfoReading =
  | { readonly ok: true; readonly shown: string; readonly conId: number | undefined }
  | { readonly ok: false; readonly cause: string };

const FORMAT = "expected format 'contractId@exchange'";

/** Reads `none`, `combo` or `265598@SMART`. Causes are TWS's own, its slips of the pen too. */
export function readContractInfo(reqId: number, text: string): ContractInfoReading {
  if (text === 'none' || text === 'combo') return { ok: true, shown: text, conId: undefined };
  const [contract = '', ...parameters] = text.split('|');
  const refused = (cause: string): ContractInfoReading => ({ ok: false, cause });
  const unreadable = `Request with ID=${reqId} failed with invalid contract info=${text}`;
  const [, digits, exchange] = /^(\d{1,10})@(.*)$/.exec(contract) ?? [];
  if (digits === undefined) return refused(`${unreadable}, ${FORMAT}`);
  const conId = Number(digits);
  if (conId === 0 || exchange === '')
    return refused(`${unreadable}: conid or excahge are missing, ${FORMAT}`);
  if (parameters.length > 0) return refused(flawInAction(parameters));
  return { ok: true, shown: contract, conId };
}

/** Windows may be told to do something with the contract; here are none that could. */
function flawInAction(parameters: readonly string[]): string {
  const action = parameters.find((each) => each.startsWith('action='))?.slice('action='.length);
  return action === undefined
    ? 'Action is unknown. Please check the pattern: conid@exch|param1=value1|...|action=(action)'
    : `Action '${action}' is unknown`;
}
