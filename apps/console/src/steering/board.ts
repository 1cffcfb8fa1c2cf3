import type { Language, Text } from '../page/text.ts';
import { words } from './words.ts';

/** A length of waits in whole days; null where it is not shown. */
export type Days = number | 'not-reached' | null;

/** Between which percentages a share lies; null where it is not shown, absent in closings that did not tell it yet. */
export type Share = { readonly from: number; readonly to: number } | null | undefined;

/** One group of one table. */
export interface Cell {
  readonly dimension: string;
  readonly value: string;
  /** Rounded; null where it is not shown. */
  readonly count: number | null;
  readonly p25: Days;
  readonly median: Days;
  readonly p90: Days;
  /** Of everybody only. */
  readonly beyondTarget?: Share;
}

/** Waits of one step that began in one quarter. */
export interface Table {
  readonly step: string;
  readonly quarter: string;
  readonly dimensions: readonly {
    readonly id: string;
    readonly titles: Text;
    readonly values: readonly { readonly id: string; readonly titles: Text }[];
  }[];
  readonly cells: readonly Cell[];
}

/** A step that people wait for. */
export interface Step {
  readonly id: string;
  readonly titles: Text;
  readonly from: { readonly titles: Text };
  readonly to: { readonly titles: Text };
  readonly targetDays?: number;
}

/** So many went on from here to there. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly fromTitles: Text;
  readonly toTitles: Text;
  /** Of what they come from. */
  readonly quarter: string;
  readonly count: number;
  readonly median: Days;
}

/** What the hub gives of one closing. */
export interface Board {
  readonly closing: string;
  readonly publishedAt: string;
  readonly observedUntil: string;
  readonly version: number;
  readonly threshold: number;
  readonly findings: readonly Text[];
  readonly steps: readonly Step[];
  readonly tables: readonly Table[];
  readonly edges: readonly Edge[];
  readonly closings: readonly string[];
}

/** Whether any number stands on it. */
export function tellsAnything({ tables, edges }: Board): boolean {
  return edges.length > 0 || tables.some(({ cells }) => cells.some(({ count }) => count !== null));
}

/** What stands where a number is not shown. */
export const HIDDEN = '·';

/** A length in words. */
export function daysShown(days: Days, language: Language): string {
  if (days === null) return HIDDEN;
  return days === 'not-reached' ? words.notReached[language] : String(days);
}

/** A share in words, as the marks that it lies between. */
export function shareShown(share: Share, language: Language): string {
  if (share === null || share === undefined) return HIDDEN;
  const { from, to } = share;
  if (from === 0) return `${words.atMost[language]} ${to} %`;
  return to === 100 ? `${words.over[language]} ${from} %` : `${from}–${to} %`;
}

/** A rounded count, or the sign that it is not shown. */
export function countShown(count: number | null): string {
  return count === null ? HIDDEN : `≈ ${count}`;
}

/** A group in words, such as "Stelle: Jobcenter". */
export function groupShown({ dimension, value }: Cell, { dimensions }: Table, language: Language): string {
  const named = dimensions.find(({ id }) => id === dimension);
  if (named === undefined) return words.all[language];
  const title = named.values.find(({ id }) => id === value)?.titles[language] ?? words.other[language];
  return `${named.titles[language]}: ${title}`;
}
