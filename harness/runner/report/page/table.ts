import type { Table } from '../tables.js';
import { type Html, html } from './escape.js';

export interface Column {
  readonly name: string;
  readonly kind?: 'figure' | 'bar';
}

interface Framed {
  readonly heading: string;
  readonly about: string | Html;
}

/** A table in plain words; the first cell of a row names it. */
export function plainTable({ head, figures, rows, ...framed }: Table): Html {
  const columns = head.map(
    (name, at): Column => (figures.includes(at) ? { name, kind: 'figure' } : { name }),
  );
  return framedTable(
    framed,
    columns,
    rows.map((row) => row.map((cell) => html`${cell}`)),
  );
}

/** Nothing where there are no rows: the page names such tables in one line. */
export function framedTable(
  framed: Framed,
  columns: readonly Column[],
  rows: readonly (readonly Html[])[],
): Html {
  if (rows.length === 0) return html``;
  return html`<section><h3>${framed.heading}</h3><p class="quiet">${framed.about}</p>
<div class="scrolls" role="region" tabindex="0" aria-label="${framed.heading}"><table>
<thead><tr>${columns.map(({ name, kind }) => headCell(name, kind))}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell, at) => bodyCell(cell, at, columns[at]?.kind))}</tr>\n`)}</tbody>
</table></div></section>
`;
}

function headCell(name: string, kind: Column['kind']): Html {
  // A cell without a name is no heading.
  return name === '' ? html`<td></td>` : html`<th scope="col" class="${kind ?? 'words'}">${name}</th>`;
}

function bodyCell(cell: Html, at: number, kind: Column['kind']): Html {
  if (at === 0) return html`<th scope="row">${cell}</th>`;
  return html`<td class="${kind ?? 'words'}">${cell}</td>`;
}
