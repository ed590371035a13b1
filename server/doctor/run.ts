import { asFault } from '../../platform/errors/fault.js';
import type { App } from '../app.js';
import type { Check } from './check.js';
import { checks } from './checks.js';
import { type CheckResult, type DoctorReport, type Finding, worstOf } from './report.js';

/** Long enough for a cold disk; a check that needs more has its answer. */
const LIMIT_MS = 5000;

/** Runs every check side by side. Rejects with the signal's reason when that is aborted. */
export async function runDoctor(app: App, signal?: AbortSignal): Promise<DoctorReport> {
  return reportOf(app, checks, signal);
}

/** The same with a chosen list of checks. */
export async function reportOf(
  app: App,
  list: readonly Check[],
  signal?: AbortSignal,
): Promise<DoctorReport> {
  const at = new Date(app.clock.now()).toISOString();
  const results = await Promise.all(list.map((check) => resultOf(app, check, signal)));
  signal?.throwIfAborted();
  return {
    status: worstOf(results),
    checks: results,
    version: app.version,
    ...(app.commit === undefined ? {} : { commit: app.commit }),
    home: app.home,
    at,
  };
}

async function resultOf(app: App, check: Check, signal?: AbortSignal): Promise<CheckResult> {
  const { id, title } = check;
  return { id, title, ...(await findingOf(app, check, signal)) };
}

async function findingOf(app: App, check: Check, signal?: AbortSignal): Promise<Finding> {
  const limit = new AbortController();
  const stop = signal ? AbortSignal.any([signal, limit.signal]) : limit.signal;
  const cancel = app.clock.after(LIMIT_MS, () => limit.abort());
  try {
    return await Promise.race([check.look(app, stop), untilAborted(stop)]);
  } catch (thrown) {
    if (limit.signal.aborted) {
      const found = `no answer within ${LIMIT_MS / 1000} s`;
      return { status: 'broken', found, mend: 'Look for a busy disk or a hanging process, then try again.' };
    }
    const fault = asFault(thrown);
    app.log.debug({ err: thrown, check: check.id }, 'a check of the doctor found a fault');
    return { status: 'broken', found: fault.message, mend: fault.next };
  } finally {
    cancel();
  }
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
