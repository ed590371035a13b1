import './status-mark.css';
import type { Status } from '../../../doctor/report.js';

/** Each state has its own outline, so that it is told apart without colour. */
const OUTLINES: Readonly<Record<Status, string>> = {
  ok: 'M12 2.8a9.2 9.2 0 1 0 0 18.4a9.2 9.2 0 1 0 0-18.4z',
  reduced: 'M12 3.2 22 20.4H2z',
  broken: 'M8.2 2.8h7.6l5.4 5.4v7.6l-5.4 5.4H8.2l-5.4-5.4V8.2z',
};

const SIGNS: Readonly<Record<Status, string>> = {
  ok: 'm7.8 12.3 2.9 2.9 5.6-6',
  reduced: 'M12 9.6v4.6m0 2.9v.1',
  broken: 'm8.8 8.8 6.4 6.4m0-6.4-6.4 6.4',
};

/** Decoration: the words beside it say the same. */
export function StatusMark({ status }: { status: Status }) {
  return (
    <svg
      class={`status-mark status-mark-${status}`}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.9"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={OUTLINES[status]} />
      <path d={SIGNS[status]} />
    </svg>
  );
}
