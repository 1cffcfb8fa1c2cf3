import type { Depth, MatrixCell } from '#gate';
import { conditionInWords } from './papers/condition-words.ts';
import { paragraphInGerman } from './papers/german-law.ts';

/** What the law lets the same recipient learn of the same type once a consent is gone: as much, perhaps or in part, or nothing. */
export type LawAnyway = 'goes-on' | 'may-go-on' | 'ends';

/** How far a consent let something through. */
interface ConsentReach {
  readonly depth: Depth;
  readonly special?: boolean | undefined;
}

/** Whether the condition of a row, if it has one, is known to hold in this case. */
export type KnownToHold = (cell: MatrixCell) => boolean;

const DEPTHS: readonly Depth[] = ['fact', 'date', 'detail'];

/**
 * What becomes of one type for one recipient when its consent ends, by the statutory rows in force for just these two: what
 * goes on as it was must not be said to stop, and what may go on (a condition not known to hold, a request, a clerk's
 * decision, or less than was consented to) must not be said to stop without saying so.
 */
export function lawAnyway(
  rows: readonly MatrixCell[],
  { depth, special }: ConsentReach,
  holds: KnownToHold,
): LawAnyway {
  if (rows.length === 0) return 'ends';
  const isAsMuch = (cell: MatrixCell) => DEPTHS.indexOf(cell.depth ?? 'detail') >= DEPTHS.indexOf(depth);
  const goesOn = rows.some(
    (cell) => holds(cell) && cell.trigger !== 'on-request' && cell.decidedBy !== 'clerk' && isAsMuch(cell),
  );
  // Special categories never pass on a statutory row.
  return goesOn && special !== true ? 'goes-on' : 'may-go-on';
}

/** One thing that the law lets one agency tell another, in words, though several rows may say it. */
interface LawSaid {
  readonly cell: MatrixCell;
  readonly paragraph: { readonly de: string; readonly en: string };
  readonly onlyIf?: { readonly de: string; readonly en: string };
}

/** Statutory rows, each thing said once: rows that hold outdo those that may, and their paragraphs stand side by side. */
export function lawSaidOnce(rows: readonly MatrixCell[], holds: KnownToHold): readonly LawSaid[] {
  return [...Map.groupBy(rows, sameThing).values()].flatMap((same) => {
    const holding = same.filter(holds);
    const said = holding.length > 0 ? holding : same;
    return said.slice(0, 1).map((cell) => ({
      cell,
      paragraph: paragraphsOf(said),
      ...(holding.length === 0 && { onlyIf: conditionsOf(said) }),
    }));
  });
}

function sameThing({ sender, recipient, purpose, eventType, trigger, decidedBy, basis }: MatrixCell): string {
  const isDuty = basis.kind === 'STATUTORY' && basis.duty === true;
  return JSON.stringify([sender, recipient, purpose, eventType, trigger === 'on-request', decidedBy, isDuty]);
}

function paragraphsOf(rows: readonly MatrixCell[]): LawSaid['paragraph'] {
  const all = new Set(rows.flatMap(({ basis }) => (basis.kind === 'STATUTORY' ? [basis.paragraph] : [])));
  // `§ 8(3) IntV` stands already in `§ 8(3) IntV, § 15 SGB II`.
  const own = [...all].filter((one) => ![...all].some((other) => other.startsWith(`${one}, `)));
  return { de: own.map(paragraphInGerman).join('; '), en: own.join('; ') };
}

function conditionsOf(rows: readonly MatrixCell[]): LawSaid['paragraph'] {
  const all = [...new Set(rows.flatMap(({ condition }) => condition ?? []))];
  const inWords = (language: 'de' | 'en', or: string) =>
    all.map((one) => conditionInWords(one, language)).join(or);
  return { de: inWords('de', ' oder '), en: inWords('en', ' or ') };
}
