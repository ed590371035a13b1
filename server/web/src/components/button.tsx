import './button.css';
import type { ComponentChildren } from 'preact';

interface ButtonProps {
  readonly busy: boolean;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}

/** Stays focusable while busy, so that whoever uses the keyboard keeps their place. */
export function Button({ busy, onClick, children }: ButtonProps) {
  return (
    <button type="button" class="button" aria-disabled={busy} onClick={busy ? undefined : onClick}>
      {children}
    </button>
  );
}
