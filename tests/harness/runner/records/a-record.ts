import { createHash } from 'node:crypto';
import type { Environment, Evidence, RunRecord } from '../../../../harness/runner/records/record.js';
import type { Outcome } from '../../../../harness/runner/verdict.js';

export const EMBEDDED: Environment = {
  kind: 'embedded',
  version: '0.0.1',
  seed: 1,
  moment: '2026-03-02T15:00:00Z',
};

export const REAL: Environment = {
  kind: 'real',
  gateway: '127.0.0.1:4002',
  serverVersion: 187,
  account: 'DU7654321',
};

/** What makes a record special; all else follows from it. */
export type Special = Partial<Omit<RunRecord, 'evidence' | 'excerpt'>> & {
  /** Its only reason. */
  readonly error?: string | undefined;
  readonly evidence?: Partial<Evidence>;
  readonly excerpt?: Partial<RunRecord['excerpt']>;
};

/** A record as a run leaves it: of a market order that passed, unless it is told otherwise. */
export function aRecord(special: Special = {}): RunRecord {
  const { evidence, excerpt, error = COMPLAINTS[special.outcome ?? 'pass'], ...rest } = special;
  const language = rest.language ?? 'ts';
  const category = rest.category ?? 'orders';
  const example = rest.example ?? `${language}-${category.replace('_', '-')}-market-buy`;
  const code = rest.code ?? codeOf(language, example);
  const outcome = rest.outcome ?? 'pass';
  return {
    validation: '20260302T150000123-4711-0042',
    example,
    run: 1,
    file: `${language}/${category}/${example}.${language === 'ts' ? 'ts' : 'py'}`,
    line: 24,
    title: 'Buy at the market',
    topic: 'market orders',
    tier: 'corpus',
    language,
    category,
    code,
    hash: sha256(code),
    outcome,
    reasons: error === undefined ? [] : [{ criterion: 'orders-end-as-expected', message: error }],
    blame: blameOf(outcome),
    execMs: outcome === 'skipped' ? 0 : 182,
    retries: 0,
    at: Date.UTC(2026, 2, 2, 15, 0, 1, 250),
    ...rest,
    evidence: { ...evidenceOf(language, outcome, example), ...evidence },
    excerpt: { ...excerptOf(outcome, error), ...excerpt },
  };
}

const COMPLAINTS: Readonly<Record<Outcome, string | undefined>> = {
  pass: undefined,
  fail: 'order 7 (BUY 10 AAPL MKT) ended as Submitted where Filled is expected',
  error: "TypeError: Cannot read properties of undefined (reading 'orderId')",
  timeout: 'it had not ended after 30 s; the last message was tickPrice, 29.4 s before',
  blocked: 'the guard refused placeOrder: quantity: 25 shares where 10 are allowed',
  skipped: 'Python is not installed here: `ibs doctor` says how to mend it',
};

function blameOf(outcome: Outcome): RunRecord['blame'] {
  if (outcome === 'pass' || outcome === 'skipped') return undefined;
  return { on: 'code', because: 'it does the same in every try' };
}

function evidenceOf(language: RunRecord['language'], outcome: Outcome, example: string): Evidence {
  const isTypeScript = language === 'ts';
  return {
    environment: EMBEDDED,
    client: isTypeScript ? '@stoqey/ib 1.6.10' : 'ib_async 2.1.0',
    runtime: isTypeScript ? 'Node.js 20.20.2' : 'Python 3.11.2',
    isolation: 'full',
    digest: outcome === 'skipped' ? undefined : sha256(`wire of ${example}`),
  };
}

function excerptOf(outcome: Outcome, error: string | undefined): RunRecord['excerpt'] {
  if (outcome === 'pass' || outcome === 'skipped') return { stdout: '', stderr: '', wire: [] };
  return {
    stdout: 'connected as client 1\nnext valid id 7\n',
    stderr: outcome === 'error' ? `${error}\n    at file:///work/example.ts:31:18\n` : '',
    wire: ['> placeOrder 7 AAPL BUY 10 MKT', '< openOrder 7 PreSubmitted', '< orderStatus 7 Submitted'],
  };
}

function codeOf(language: RunRecord['language'], example: string): string {
  return language === 'ts'
    ? `import { IBApi } from '@stoqey/ib';\n\n// ${example}\nconst ib = new IBApi({ port: 4002 });\nib.connect();\n`
    : `from ib_async import IB\n\n# ${example}\nib = IB().connect('127.0.0.1', 4002)\n`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
