import type { Titles } from '#catalogue';
import type { Language } from './csv.ts';
import { daysShown, namesOf, shareShown, SUPPRESSED } from './csv.ts';
import type { PublishedCell, PublishedTable } from './published-table.ts';

const ROW = 28;
const NAMES = 240;
const BARS = 440;
const VALUES = 160;
const TOP = 48;
const WIDTH = NAMES + BARS + VALUES;

const notes = {
  suppressed: {
    de: `${SUPPRESSED} = nicht ausgewiesen, damit keine kleine Gruppe erkennbar wird`,
    en: `${SUPPRESSED} = not shown, so that no small group can be told`,
  },
  beyondTarget: { de: 'länger als das Ziel', en: 'longer than the target' },
  bar: { de: 'Balken: Median; Strich: P25 bis P90, in Tagen', en: 'Bar: median; line: P25 to P90, in days' },
} as const satisfies Record<string, Titles>;

/**
 * A published table as a picture (SVG 1.1 text without scripts and styles, so that it may stand in a page with a strict policy). Its title is the
 * finding; its description is the whole table in words, for those who hear the page.
 */
export function tableSvg(table: PublishedTable, finding: Titles, language: Language): string {
  const scale =
    BARS / Math.max(1, ...table.cells.flatMap(({ median, p90 }) => [numberOf(median), numberOf(p90)]));
  const height = TOP + table.cells.length * ROW + 56;
  const rows = table.cells.map((cell, index) => row(cell, table, TOP + index * ROW, scale, language));
  const base = TOP + table.cells.length * ROW;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" lang="${language}" font-family="sans-serif" font-size="14" fill="#1a1a1a">`,
    `<title>${escaped(finding[language])}</title>`,
    `<desc>${escaped(described(table, language))}</desc>`,
    `<text x="8" y="24" font-size="16" font-weight="bold">${escaped(finding[language])}</text>`,
    ...rows,
    `<text x="8" y="${base + 24}" font-size="12">${escaped(notes.bar[language])}</text>`,
    `<text x="8" y="${base + 42}" font-size="12">${escaped(notes.suppressed[language])}</text>`,
    '</svg>',
  ].join('\n');
}

function row(
  cell: PublishedCell,
  table: PublishedTable,
  y: number,
  scale: number,
  language: Language,
): string {
  const [, name] = namesOf(cell, table.dimensions, language);
  const middle = y + ROW / 2;
  const median = numberOf(cell.median) * scale;
  const bar =
    median > 0
      ? `<rect x="${NAMES}" y="${y + 5}" width="${round(median)}" height="${ROW - 10}" fill="#3b6ea5"/>`
      : '';
  const whisker =
    typeof cell.p25 === 'number' && typeof cell.p90 === 'number'
      ? `<line x1="${round(NAMES + cell.p25 * scale)}" x2="${round(NAMES + cell.p90 * scale)}" y1="${middle}" y2="${middle}" stroke="#1a1a1a" stroke-width="2"/>`
      : '';
  const text = `${daysShown(cell.median, language)}${cell.count === null ? '' : ` (n ≈ ${cell.count})`}`;
  return `<text x="8" y="${middle + 5}">${escaped(name)}</text>${bar}${whisker}<text x="${NAMES + BARS + 8}" y="${middle + 5}">${escaped(text)}</text>`;
}

function described(table: PublishedTable, language: Language): string {
  const cells = table.cells.map((cell) => {
    const [dimension, value] = namesOf(cell, table.dimensions, language);
    const name = dimension === value ? value : `${dimension}: ${value}`;
    const count = cell.count === null ? SUPPRESSED : `n ≈ ${cell.count}`;
    const [p25, median, p90] = [cell.p25, cell.median, cell.p90].map((days) => daysShown(days, language));
    return `${name}: Median ${median}, P25 ${p25}, P90 ${p90}, ${count}${shareSaid(cell, language)}`;
  });
  return `${table.quarter}. ${cells.join('; ')}. ${notes.suppressed[language]}.`;
}

/** Nothing for a group, and in closings that did not tell it yet. */
function shareSaid({ beyondTarget }: PublishedCell, language: Language): string {
  return beyondTarget === undefined ? '' : `, ${notes.beyondTarget[language]} ${shareShown(beyondTarget)}`;
}

function numberOf(days: PublishedCell['median']): number {
  return typeof days === 'number' ? days : 0;
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
