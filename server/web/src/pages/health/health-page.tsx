import './health-page.css';
import type { DoctorReport } from '../../../../doctor/report.js';
import { Button } from '../../components/button.js';
import { Notice } from '../../components/notice.js';
import { CheckRow } from './check-row.js';
import { useDoctor } from './use-doctor.js';
import { Verdict } from './verdict.js';

/** What `ibs doctor` shows: what works on this machine, and how to mend the rest. */
export function HealthPage() {
  const { report, failure, busy, refresh } = useDoctor();
  return (
    <div class="health">
      <div class="health-head">
        <div>
          <h1>Health</h1>
          <p>{whenText(report, failure !== undefined)}</p>
        </div>
        <Button busy={busy} onClick={refresh}>
          {busy ? 'Checking…' : 'Check again'}
        </Button>
      </div>
      {failure && <Notice title={failure.message} next={failure.next} />}
      {report && <Report report={report} stale={failure !== undefined} />}
    </div>
  );
}

/** A stale report keeps its rows; a verdict on what is no longer known would mislead. */
function Report({ report, stale }: { report: DoctorReport; stale: boolean }) {
  return (
    <>
      {stale || <Verdict report={report} />}
      <ul class="health-checks" aria-label="Checks">
        {report.checks.map((check) => (
          <CheckRow key={check.id} check={check} />
        ))}
      </ul>
      <dl class="health-facts">
        <dt>Version</dt>
        <dd>
          {report.version}
          {report.commit && <> ({report.commit.slice(0, 12)})</>}
        </dd>
        <dt>State folder</dt>
        <dd>
          <code>{report.home}</code>
        </dd>
      </dl>
    </>
  );
}

function whenText(report: DoctorReport | undefined, failing: boolean): string {
  if (!report) return failing ? 'Nothing known yet.' : 'Looking at this machine…';
  const at = new Date(report.at).toLocaleTimeString();
  return failing ? `Last known state, from ${at}.` : `Checked at ${at}; again every 30 seconds.`;
}
