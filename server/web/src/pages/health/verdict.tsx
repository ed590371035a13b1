import './verdict.css';
import type { DoctorReport, Status } from '../../../../doctor/report.js';
import { StatusMark } from '../../components/status-mark.js';

const HEADLINES: Readonly<Record<Status, string>> = {
  ok: 'Everything works',
  reduced: 'Works, with less than it could do',
  broken: 'Something has to be mended first',
};

/** The one sentence to take away, read out when it changes. */
export function Verdict({ report }: { report: DoctorReport }) {
  return (
    <div class={`verdict verdict-${report.status}`} role="status">
      <StatusMark status={report.status} />
      <div>
        <strong>{HEADLINES[report.status]}</strong>
        {countText(report)}
      </div>
    </div>
  );
}

function countText({ checks }: DoctorReport): string {
  const count = (status: Status) => checks.filter((check) => check.status === status).length;
  const parts = [`${count('ok')} of ${checks.length} checks passed`];
  if (count('reduced') > 0) parts.push(`${count('reduced')} reduced`);
  if (count('broken') > 0) parts.push(`${count('broken')} broken`);
  return parts.join(', ');
}
