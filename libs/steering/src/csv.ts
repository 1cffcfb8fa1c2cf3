import type { Titles } from '#catalogue';
import type { Dimension } from './dimension.ts';
import { OTHER } from './dimension.ts';
import type { PublishedCell, PublishedDays, PublishedShare, PublishedTable } from './published-table.ts';
import type { WaitStep } from './wait-step.ts';
import { ALL } from './wait-table.ts';

/** Language of what people read. */
export type Language = keyof Titles;

/** What stands where a cell is suppressed. */
export const SUPPRESSED = '·';

const heads: Readonly<Record<Language, readonly string[]>> = {
  de: [
    'Schritt',
    'Quartal',
    'beobachtet bis',
    'Merkmal',
    'Ausprägung',
    'Personen (gerundet)',
    'P25 (Tage)',
    'Median (Tage)',
    'P90 (Tage)',
    'länger als das Ziel (Anteil)',
  ],
  en: [
    'Step',
    'Quarter',
    'Observed until',
    'Dimension',
    'Value',
    'People (rounded)',
    'P25 (days)',
    'Median (days)',
    'P90 (days)',
    'beyond target (share)',
  ],
};

const words = {
  all: { de: 'alle', en: 'all' },
  other: { de: 'übrige', en: 'other' },
  notReached: { de: 'nicht erreicht', en: 'not reached' },
} as const satisfies Record<string, Titles>;

/**
 * Published tables of these steps as comma-separated values (RFC 4180, separated by semicolons, as German spreadsheets expect them). A text that a
 * spreadsheet would take for a formula gets an apostrophe before it.
 */
export function tablesCsv(
  tables: readonly PublishedTable[],
  steps: readonly WaitStep[],
  language: Language,
): string {
  const titles = new Map(steps.map((step) => [step.id, step.titles[language]]));
  const lines = tables.flatMap((table) =>
    table.cells.map((cell) => [
      titles.get(table.step) ?? table.step,
      table.quarter,
      table.observedUntil.slice(0, 10),
      ...namesOf(cell, table.dimensions, language),
      cell.count === null ? SUPPRESSED : String(cell.count),
      ...[cell.p25, cell.median, cell.p90].map((days) => daysShown(days, language)),
      shareShown(cell.beyondTarget),
    ]),
  );
  return [heads[language], ...lines].map((line) => `${line.map(quoted).join(';')}\r\n`).join('');
}

/** Dimension and value of a cell in words. */
export function namesOf(
  { dimension, value }: PublishedCell,
  dimensions: readonly Dimension[],
  language: Language,
): readonly [string, string] {
  if (dimension === ALL) return [words.all[language], words.all[language]];
  const named = dimensions.find(({ id }) => id === dimension);
  const own = named?.values.find(({ id }) => id === value);
  const other = value === OTHER ? words.other[language] : value;
  return [named?.titles[language] ?? dimension, own?.titles[language] ?? other];
}

/** A length of waits in words. */
export function daysShown(days: PublishedDays, language: Language): string {
  if (days === null) return SUPPRESSED;
  return days === 'not-reached' ? words.notReached[language] : String(days);
}

/** A share as the percentages that it lies between; nothing where it is told of everybody only, or was not told yet. */
export function shareShown(share: PublishedShare | undefined): string {
  if (share === undefined) return '';
  return share === null ? SUPPRESSED : `${share.from}–${share.to} %`;
}

function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
