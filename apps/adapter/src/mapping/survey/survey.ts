import type { ExportFormat } from '../export-format.ts';

/** One column, element, attribute or member of an export, without showing what stands in it. */
export interface SurveyedColumn {
  /** As a mapping names it. */
  readonly name: string;
  /** In how many records it is filled. */
  readonly filled: number;
  /** Characters of its longest value. */
  readonly longest: number;
  /** Whether a number begins with a zero, which a spreadsheet would have lost. */
  readonly leadingZeros: boolean;
  /** The first values that look different, masked ({@link masked}). */
  readonly samples: readonly string[];
}

/** What an export holds, for whoever writes a mapping for it. */
export interface Survey {
  /** How a mapping would name its format. */
  readonly format: ExportFormat;
  readonly records: number;
  /** Lines of which nothing could be read. */
  readonly unreadable: number;
  readonly columns: readonly SurveyedColumn[];
}

const MOST_SAMPLES = 3;
const MOST_CHARACTERS = 32;

/** Counts what columns hold; keeps masked beginnings only. */
export class ColumnTally {
  private readonly columns = new Map<
    string,
    { filled: number; longest: number; zeros: boolean; samples: string[] }
  >();

  /** Notes one value; an empty one makes the column known. */
  note(name: string, text: string): void {
    const column = this.columns.get(name) ?? { filled: 0, longest: 0, zeros: false, samples: [] };
    this.columns.set(name, column);
    if (text === '') return;
    column.filled += 1;
    column.longest = Math.max(column.longest, text.length);
    column.zeros ||= /^0\d/.test(text);
    const sample = masked(text);
    if (column.samples.length < MOST_SAMPLES && !column.samples.includes(sample)) column.samples.push(sample);
  }

  /** In the order in which they were first seen. */
  all(): readonly SurveyedColumn[] {
    return [...this.columns].map(([name, { zeros, ...column }]) => ({
      name,
      ...column,
      leadingZeros: zeros,
    }));
  }
}

/** A value's shape alone: letters become X and x, digits 9; zeros that a number begins with, and signs, stay. */
export function masked(text: string): string {
  const [zeros = ''] = /^0*(?=\d)/.exec(text) ?? [];
  const shape = text
    .slice(zeros.length, MOST_CHARACTERS)
    .replaceAll(/\p{Lu}/gu, 'X')
    .replaceAll(/(?!X)[\p{L}\p{M}]/gu, 'x')
    .replaceAll(/\p{N}/gu, '9');
  return `${zeros}${shape}${text.length > MOST_CHARACTERS ? '…' : ''}`;
}
