import type { ExitKind } from '../exit-kind.ts';

/**
 * A file that is meant to let something out: on how many lines, by which way. A path with `/` at its end is an
 * adapter's folder, where the number does not matter.
 */
export interface AllowedExit {
  readonly file: string;
  readonly exits: Readonly<Partial<Record<ExitKind, number>>>;
  readonly why: string;
}
