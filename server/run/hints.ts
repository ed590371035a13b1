import type { Decisions } from '../../harness/runner/decisions.js';
import { UNREACHED } from '../../harness/sandbox/unreached.js';
import type { ProgramRun } from './runner.js';
import type { Wire } from './wire.js';

const PYTHON_HAS = 'ib_async, ib_insync, numpy, pandas and what Python brings along';
const NO_MODULE = /\bNo module named '([\w.]+)'/g;
const NO_FILE = /FileNotFoundError: \[Errno 2\]|ENOENT: no such file or directory/;
const NO_INPUT = /EOFError: EOF when reading a line/;

/** What somebody whose program went wrong may not know of the place it ran in; a thing a line. */
export function hintsFor(run: Pick<ProgramRun, 'language' | 'result' | 'wire' | 'decisions' | 'policy'>) {
  const { language, result, wire, decisions, policy } = run;
  const printed = `${result.stderr.head}${result.stderr.tail}${result.stdout.tail || result.stdout.head}`;
  const hasFailed = result.ending === 'failed';
  const hasConnected = wire.first.length > 0;
  const hints = [
    hasFailed && moduleHint(printed),
    hasFailed && NO_FILE.test(printed) && FILES,
    hasFailed && NO_INPUT.test(printed) && INPUT,
    (hasFailed || !hasConnected) && UNREACHED.test(printed) && PORTS,
    result.ending === 'timed-out' && language === 'ts' && hasConnected && CONNECTED,
    orderHint(decisions, policy, wire),
  ];
  return hints.filter((hint) => typeof hint === 'string');
}

const FILES =
  'a program sees no file of this machine: hand over what it needs as arguments after --, or put it into the program';
const INPUT = 'standard input is empty for a program: hand over what it asks for as arguments after --';
const PORTS =
  'only ports 4001, 4002, 7496 and 7497 of 127.0.0.1 lead anywhere, to the guard; no other host or port does';
const CONNECTED = 'a program of Node runs for as long as it is connected: `ib.disconnect()` lets it end';

function moduleHint(printed: string): string | undefined {
  // The last one is what the program did not survive.
  const name = [...printed.matchAll(NO_MODULE)].at(-1)?.[1]?.split('.')[0];
  if (name === undefined) return undefined;
  if (name === 'ibapi') return IBAPI;
  if (name === 'pandas') return PANDAS;
  return `no ${name} here: a program is one file, and can import ${PYTHON_HAS}`;
}

const IBAPI =
  'IBKR lets nobody pass its own ibapi on: run the program where it is installed, before `ibs gateway` or `ibs guard`';
const PANDAS =
  'the set-up found no pandas for this Python, and util.df needs it: `ibs doctor` says how to try again';

/** What stands between a program and its orders, where that is easily mended. */
function orderHint({ refused }: Decisions, policy: string, { first }: Wire): string | undefined {
  const rules = new Set(refused.filter(({ orderId }) => orderId !== undefined).map(({ rule }) => rule));
  if (rules.has('read-only') && policy === 'read-only') return READ_ONLY;
  if (rules.has('quantity') && policy === 'examples') return QUANTITY;
  const named = first.map((entry) =>
    'event' in entry && entry.event.kind === 'accounts' ? entry.event : undefined,
  );
  const [account, ...others] = named.find((event) => event !== undefined)?.accounts ?? [];
  if (!rules.has('account') || account === undefined || others.length > 0) return undefined;
  return `an order need not name its account where there is one: leave it out, and it is ${account}`;
}

const READ_ONLY = '--policy examples lets orders through; `ibs guard policies` shows which';
const QUANTITY =
  '--policy trading lets more shares through, a file of your own what you say; `ibs guard policies` shows all';
