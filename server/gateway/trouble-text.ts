import type { ActionSheet, ParameterSheet } from '../../harness/gateway/trouble/describe.js';

const HOW = `A script of trouble is a text file: a step a line, each with its time, an action and its parameters.

  # Comments and blank lines go anywhere.
  +30s        lose-connection                 # so long after the script began
  then +2m    restore-connection data=kept    # so long after the step before
  at 09:30    halt symbol=AAPL for=5m         # when clocks in New York show it next; at Mon 09:30, too
  at 2038-01-04T15:00:00Z jump symbol=AAPL by=-5%
  repeat 5                                    # so often what stands before its end
    then +20s break-farm farm=usfarm for=2s
  end
  then +1m    say code=2110 message="a text with blanks, \\" and \\\\"

Steps are done in the order in which they are written; one that cannot be done is logged, and the next ones are done
all the same. Relative times run on your watch, the others on the market's clock. Several scripts can be played at
once: ibs gateway --script NAME|FILE, or over HTTP with --admin-port.
`;

/** All that one needs to make trouble: how a script is written, what can be done, and what comes with the program. */
export function overviewText(
  actions: readonly ActionSheet[],
  scripts: readonly { readonly name: string; readonly about: string }[],
): string {
  const width = Math.max(...scripts.map(({ name }) => name.length));
  return [
    HOW,
    'Actions (ibs trouble NAME has more; in brackets: what may be left out)',
    '',
    ...actions.flatMap((each) => [`  ${signature(each)}`, `      ${each.about}`]),
    '',
    'Scripts that come with the program (ibs trouble NAME prints one, ibs trouble ./FILE checks one of yours)',
    '',
    ...scripts.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`),
    '',
  ].join('\n');
}

/** One action with its parameters. */
export function actionText(action: ActionSheet): string {
  const { about, parameters } = action;
  const width = Math.max(0, ...parameters.map(({ name }) => name.length));
  const rows = parameters.map((each) => `  ${each.name.padEnd(width)}  ${each.about}${defaultText(each)}`);
  return [signature(action), `  ${about}`, ...(rows.length === 0 ? [] : ['', ...rows]), ''].join('\n');
}

/** `halt symbol=… [for=…]` */
function signature({ name, parameters }: ActionSheet): string {
  const given = parameters.map((each) => (each.required ? `${each.name}=…` : `[${each.name}=…]`));
  return [name, ...given].join(' ');
}

function defaultText({ required, default: value }: ParameterSheet): string {
  if (required) return '';
  return value === undefined ? ' (may be left out)' : ` (${String(value)} when left out)`;
}
