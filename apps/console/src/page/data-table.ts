import { html, nothing, type TemplateResult } from 'lit';

/** One column: its head and what stands in it. The first one names its row. */
export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => unknown;
  readonly numeric?: true;
}

/** A table with a caption; on a narrow screen it scrolls in its own box, which the keyboard reaches. */
export function dataTable<Row>(
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  empty: string,
): TemplateResult {
  if (rows.length === 0) return html`<p class="kern-body">${empty}</p>`;
  return html`<div class="kern-table-responsive" tabindex="0" role="region" aria-label=${caption}>
    <table class="kern-table kern-table--small">
      <caption class="kern-title">
        ${caption}
      </caption>
      <thead>
        <tr class="kern-table__row">
          ${columns.map(
            ({ head, numeric }) =>
              html`<th scope="col" class="kern-table__header ${numeric ? 'kern-table__header--numeric' : ''}">
                ${head}
              </th>`,
          )}
        </tr>
      </thead>
      <tbody class="kern-table__body">
        ${rows.map((row) => rowShown(columns, row))}
      </tbody>
    </table>
  </div>`;
}

function rowShown<Row>(columns: readonly Column<Row>[], row: Row): TemplateResult {
  const [first, ...others] = columns;
  return html`<tr class="kern-table__row">
    <th scope="row" class="kern-table__header">${first?.cell(row) ?? nothing}</th>
    ${others.map(
      ({ cell, numeric }) =>
        html`<td class="kern-table__cell ${numeric ? 'kern-table__cell--numeric' : ''}">${cell(row)}</td>`,
    )}
  </tr>`;
}
