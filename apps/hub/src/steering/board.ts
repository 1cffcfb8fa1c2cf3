import type { Publication, PublishedTable, StepEdge, WaitStep } from '#steering';
import { stepGraph } from '#steering';
import type { Titles } from '#catalogue';
import { titleOf } from '#catalogue';

/** An edge of the graph of steps, in words. */
export interface EdgeShown extends StepEdge {
  readonly fromTitles: Titles;
  readonly toTitles: Titles;
}

/** What the steering group sees of one closing. */
export interface Board {
  readonly network: string;
  readonly closing: string;
  readonly publishedAt: string;
  readonly observedUntil: string;
  /** Version of the agreement by which events were counted. */
  readonly version: number;
  /** No count below it is shown, nor can it be worked out. */
  readonly threshold: number;
  readonly findings: readonly Titles[];
  readonly steps: readonly WaitStep[];
  readonly tables: readonly PublishedTable[];
  readonly edges: readonly EdgeShown[];
  /** Closings that can be asked for, the newest first. */
  readonly closings: readonly string[];
}

/** Closings that can be asked for, the newest first. */
export const closingsOf = (publications: readonly Publication[]): readonly string[] =>
  [...new Set(publications.map((one) => one.closing))].toReversed();

/** The board of one closing, the newest where none is named; undefined where there is none. */
export function boardOf(
  network: string,
  publications: readonly Publication[],
  closing?: string,
): Board | undefined {
  const shown = publications.findLast((one) => closing === undefined || one.closing === closing);
  if (shown === undefined) return undefined;
  const { publishedAt, observedUntil, version, findings, steps } = shown;
  const named = new Set(steps.map(({ id }) => id));
  return {
    network,
    closing: shown.closing,
    publishedAt,
    observedUntil,
    version,
    threshold: shown.tables[0]?.threshold ?? 0,
    findings,
    steps,
    tables: shown.tables.filter(({ step }) => named.has(step)),
    edges: stepGraph(shown.tables).map((edge) => ({
      ...edge,
      fromTitles: titleOf(edge.from),
      toTitles: titleOf(edge.to),
    })),
    closings: closingsOf(publications),
  };
}
