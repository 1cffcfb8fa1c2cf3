import type { Plain } from '../config/yaml-section.ts';
import type { ExportFormat } from './export-format.ts';
import type { DateFormats } from './date-formats.ts';

/** Code → value. */
export type CodeList = ReadonlyMap<string, Plain>;

/** One thing that is done to a cell before it is used; what an empty cell gives stays empty. */
export type Step =
  | { readonly does: 'trim' | 'upper' | 'lower' }
  /** `report`: a cell that does not begin so is a problem; `keep`: it stays as it is. */
  | { readonly does: 'strip-prefix'; readonly prefix: string; readonly otherwise: 'report' | 'keep' }
  | { readonly does: 'pad-start'; readonly length: number; readonly with: string }
  /** `part` counts from 1. */
  | { readonly does: 'split'; readonly by: string; readonly part: number }
  | { readonly does: 'replace'; readonly codes: CodeList; readonly otherwise: 'report' | 'keep' };

/** Where a value comes from: a column of the record, and what is done to its cell. */
export interface CellSource {
  readonly column: string;
  readonly steps: readonly Step[];
}

/** One condition on a row; all conditions of a rule must hold. */
export interface Condition extends CellSource {
  readonly holds: (cell: string) => boolean;
}

/** One part of a happening's stable keys. */
export type KeyPart = CellSource | { readonly constant: string };

/** How one payload field is made; `absent` lists cells that mean "nothing", `optional` lets an empty cell leave the field out. */
export type FieldRule = ColumnRule | { readonly kind: 'constant'; readonly value: Plain };

/** A field that is made from a column. */
export interface ColumnRule extends CellSource {
  readonly kind: 'text' | 'codes' | 'day' | 'whole' | 'decimal';
  readonly optional: boolean;
  readonly absent: readonly string[];
  /** For `codes`. */
  readonly codes?: CodeList;
  /** Splits the cell into a list of codes. */
  readonly separator?: string;
  /** For `day`. */
  readonly format?: DateFormats;
  /** For `whole` and `decimal`: what stands before decimals; the other one may stand between thousands. */
  readonly mark?: 'comma' | 'point';
}

/** When a row makes an event, and which. */
export interface RowRule {
  readonly when: readonly Condition[];
  readonly event: string;
  readonly happened: CellSource & { readonly format: DateFormats };
  /** What names the happening for ever, whatever else in the row changes. */
  readonly keys: readonly KeyPart[];
  readonly fields: ReadonlyMap<string, FieldRule>;
}

/** How one kind of export file is read. */
export interface FileMapping {
  readonly glob: string;
  /** How its bytes are read as records. */
  readonly format: ExportFormat;
  /** Which rows are taken at all; the others are left out without a word. */
  readonly select: readonly Condition[];
  /** The agency's own reference number. */
  readonly reference: CellSource;
  readonly sharedNumbers: readonly (CellSource & { readonly kind: string })[];
  readonly rules: readonly RowRule[];
  /** What to do with a row to which no rule applies. */
  readonly otherwise: 'report' | 'ignore';
  /** Whether the system ends its last line with a line break too; without one a file counts as half written. */
  readonly endsWithLineBreak: boolean;
  /** Of an export that always holds the whole state: whether a happening that the last one held and this one lacks is listed. */
  readonly withdrawn: 'report' | 'ignore';
  /** Every column named above. */
  readonly columns: readonly string[];
}

/** One agency's mapping file. */
export interface Mapping {
  readonly files: readonly FileMapping[];
  /** Names this version of the mapping: under another one every export is looked at again. */
  readonly digest: string;
}
