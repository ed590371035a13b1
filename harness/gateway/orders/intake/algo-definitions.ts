/** What a parameter of an algorithm may be. Labels are those of TWS, which its errors use. */
export type AlgoParameter = {
  readonly name: string;
  readonly label: string;
  readonly required?: true;
} & (
  | { readonly kind: 'number'; readonly least?: string; readonly most?: string }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'time' | 'flag' | 'text' }
);

const flag = (name: string, label: string): AlgoParameter => ({ name, label, kind: 'flag' });
/** Per cent of the volume. */
const share = (name: string, label: string): AlgoParameter => ({
  name,
  label,
  kind: 'number',
  least: '0.01',
  most: '50.0',
});
const required = (parameter: AlgoParameter): AlgoParameter => ({ ...parameter, required: true });

const START: AlgoParameter = { name: 'startTime', label: 'Start Time', kind: 'time' };
const END: AlgoParameter = { name: 'endTime', label: 'End Time', kind: 'time' };
const PAST_END = flag('allowPastEndTime', 'Allow trading past end time');
const PASSIVE = flag('noTakeLiq', 'Attempt never to take liquidity');
const COMPLETE = flag('forceCompletion', 'Attempt completion by EOD');
const MAX_SHARE = share('maxPctVol', 'Max Percentage');
const SHARE = required(share('pctVol', 'Target Percentage'));
const SHARE_CHANGE = [
  required(share('startPctVol', 'Initial Target Percentage')),
  required(share('endPctVol', 'Terminal Target Percentage')),
];
const RISK: AlgoParameter = {
  name: 'riskAversion',
  label: 'Urgency/Risk aversion',
  kind: 'choice',
  choices: ['GetDone', 'Aggressive', 'Neutral', 'Passive'],
};
const PRIORITY: AlgoParameter = {
  name: 'adaptivePriority',
  label: 'Priority',
  kind: 'choice',
  choices: ['Urgent', 'Normal', 'Patient'],
};

/** IB's own algorithms, by the name of `algoStrategy`; those of other houses are not offered. */
export const ALGORITHMS: Readonly<Record<string, readonly AlgoParameter[]>> = {
  Adaptive: [PRIORITY],
  ArrivalPx: [MAX_SHARE, RISK, START, END, COMPLETE, PAST_END],
  BalanceImpactRisk: [MAX_SHARE, RISK, COMPLETE],
  ClosePx: [MAX_SHARE, RISK, START, COMPLETE],
  DarkIce: [
    required({ name: 'displaySize', label: 'Display Size', kind: 'number', least: '1' }),
    START,
    END,
    PAST_END,
  ],
  MinImpact: [MAX_SHARE],
  PctVol: [SHARE, START, END, PASSIVE],
  PctVolPx: [
    SHARE,
    required(share('deltaPctVol', 'Target Percentage Change Rate')),
    required(share('minPctVol4Px', 'Min Target Percentage')),
    required(share('maxPctVol4Px', 'Max Target Percentage')),
    START,
    END,
    PASSIVE,
  ],
  PctVolSz: [...SHARE_CHANGE, START, END, PASSIVE],
  PctVolTm: [...SHARE_CHANGE, START, END, PASSIVE],
  Twap: [START, END, PAST_END],
  Vwap: [MAX_SHARE, START, END, PAST_END, PASSIVE],
  AD: [
    required({ name: 'componentSize', label: 'Component Size', kind: 'number', least: '1' }),
    required({ name: 'timeBetweenOrders', label: 'Time Between Orders', kind: 'number', least: '1' }),
    flag('randomizeTime20', 'Randomize time by +/- 20%'),
    flag('randomizeSize55', 'Randomize size by +/- 55%'),
    { name: 'giveUp', label: 'Give Up', kind: 'number' },
    flag('catchUp', 'Catch up in time'),
    flag('waitForFill', 'Wait for current order to fill'),
    { name: 'activeTimeStart', label: 'Start Time', kind: 'time' },
    { name: 'activeTimeEnd', label: 'End Time', kind: 'time' },
  ],
};
