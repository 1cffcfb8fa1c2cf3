import type { Plain } from '../config/yaml-section.ts';
import type { DateFormat } from './local-time.ts';

/** One condition on a row; all conditions of a rule must hold. */
export interface Condition {
  readonly column: string;
  readonly holds: (cell: string) => boolean;
}

/** How one payload field is made; `absent` lists cells that mean "nothing", `optional` lets an empty cell leave the field out. */
export type FieldRule = ColumnRule | { readonly kind: 'constant'; readonly value: Plain };

/** A field that is made from a column. */
export interface ColumnRule {
  readonly kind: 'text' | 'codes' | 'day' | 'whole' | 'decimal';
  readonly column: string;
  readonly optional: boolean;
  readonly absent: readonly string[];
  /** Cell → value, for `codes`. */
  readonly codes?: ReadonlyMap<string, Plain>;
  /** Splits the cell into a list of codes. */
  readonly separator?: string;
  /** For `day`. */
  readonly format?: DateFormat;
}

/** When a row makes an event, and which. */
export interface RowRule {
  readonly when: readonly Condition[];
  readonly event: string;
  readonly happened: { readonly column: string; readonly format: DateFormat };
  /** Columns that name the happening for ever, whatever else in the row changes. */
  readonly keys: readonly string[];
  readonly fields: ReadonlyMap<string, FieldRule>;
}

/** How one kind of export file is read. */
export interface FileMapping {
  readonly glob: string;
  readonly delimiter: string;
  /** Column of the agency's own reference number. */
  readonly reference: string;
  readonly sharedNumbers: readonly { readonly kind: string; readonly column: string }[];
  readonly rules: readonly RowRule[];
  /** What to do with a row to which no rule applies. */
  readonly otherwise: 'report' | 'ignore';
  /** Whether the system ends its last line with a line break too; without one a file counts as half written. */
  readonly endsWithLineBreak: boolean;
  /** Every column named above. */
  readonly columns: readonly string[];
}

/** One agency's mapping file. */
export interface Mapping {
  readonly files: readonly FileMapping[];
  /** Names this version of the mapping: under another one every export is looked at again. */
  readonly digest: string;
}
