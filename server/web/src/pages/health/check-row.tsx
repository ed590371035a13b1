import './check-row.css';
import type { CheckResult } from '../../../../doctor/report.js';
import { StatusMark } from '../../components/status-mark.js';
import { WithCode } from '../../components/with-code.js';

/** One check: its state as shape and word, what was found, and how to mend it. */
export function CheckRow({ check }: { check: CheckResult }) {
  const { status, title, found, mend } = check;
  return (
    <li class="check">
      <StatusMark status={status} />
      <h2 class="check-title">
        {title}
        <span
          class={status === 'ok' ? 'for-readers' : `check-state check-state-${status}`}
        >{` ${status}`}</span>
      </h2>
      <div class="check-text">
        <p>
          <WithCode text={found} />
        </p>
        {mend && (
          <p class="check-mend">
            <strong>What to do</strong>
            <WithCode text={mend} />
          </p>
        )}
      </div>
    </li>
  );
}
