import './notice.css';
import { WithCode } from './with-code.js';

/** Something went wrong with the page's own work; read out at once by screen readers. */
export function Notice({ title, next }: { title: string; next: string }) {
  return (
    <div class="notice" role="alert">
      <strong>{title}</strong>
      <WithCode text={next} />
    </div>
  );
}
