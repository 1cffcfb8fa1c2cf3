import { html, nothing, type TemplateResult } from 'lit';
import type { Column } from '../page/data-table.ts';
import { dataTable } from '../page/data-table.ts';
import type { Language, Text } from '../page/text.ts';
import type { Board, Cell, Step, Table } from './board.ts';
import { countShown, daysShown, groupShown, shareShown } from './board.ts';
import { words } from './words.ts';

/** One step: everybody by quarter, and each quarter's groups folded under it, with its picture. */
export function stepPart(
  board: Board,
  step: Step,
  language: Language,
  pictureOf: (table: Table) => string,
): TemplateResult {
  const tables = board.tables.filter((table) => table.step === step.id);
  const wholes = tables.flatMap((table) => table.cells.slice(0, 1).map((cell) => ({ table, cell })));
  const name = step.titles[language];
  return html`<section>
    <h2 class="kern-heading-medium">${name}</h2>
    <p class="kern-body">
      ${words.from[language]}: ${step.from.titles[language]}. ${words.to[language]}:
      ${step.to.titles[language]}.${step.targetDays === undefined ? nothing : target(step.targetDays, language)}
    </p>
    ${dataTable(
      name,
      [
        ...columns(words.quarter, language, ({ table }) => table.quarter),
        ...beyondTargetColumn(step, wholes, language),
      ],
      wholes,
      '',
    )}
    ${tables.map(
      (table) =>
        html`<details>
          <summary class="kern-body">${words.byGroups[language]}, ${table.quarter}</summary>
          ${dataTable(
            `${name}, ${table.quarter}`,
            columns(words.group, language, ({ cell }) => groupShown(cell, table, language)),
            table.cells.map((cell) => ({ table, cell })),
            '',
          )}
          <p class="kern-body">
            <a class="kern-link" href=${pictureOf(table)} download=${`${step.id}-${table.quarter}.svg`}
              >${words.picture[language]}: ${name}, ${table.quarter}</a
            >
          </p>
        </details>`,
    )}
  </section>`;
}

interface Line {
  readonly table: Table;
  readonly cell: Cell;
}

function target(days: number, language: Language): string {
  return ` ${words.target[language]} ${days} ${words.days[language]}.`;
}

function columns(head: Text, language: Language, first: (line: Line) => string): readonly Column<Line>[] {
  return [
    { head: head[language], cell: first },
    { head: words.count[language], numeric: true, cell: ({ cell }) => countShown(cell.count) },
    { head: words.p25[language], numeric: true, cell: ({ cell }) => daysShown(cell.p25, language) },
    { head: words.median[language], numeric: true, cell: ({ cell }) => daysShown(cell.median, language) },
    { head: words.p90[language], numeric: true, cell: ({ cell }) => daysShown(cell.p90, language) },
  ];
}

/** Of everybody only; none in closings that did not tell it yet, none beyond a target that there is not. */
function beyondTargetColumn(
  { targetDays }: Step,
  wholes: readonly Line[],
  language: Language,
): readonly Column<Line>[] {
  if (targetDays === undefined || !wholes.some(({ cell }) => cell.beyondTarget !== undefined)) return [];
  const head = words.beyondTarget[language];
  return [{ head, numeric: true, cell: ({ cell }) => shareShown(cell.beyondTarget, language) }];
}
