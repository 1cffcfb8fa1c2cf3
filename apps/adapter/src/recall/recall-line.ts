import type { RecallNotice } from '#catalogue';

/** A recall as the agency's own system gets it: one line of JSON in the sink, beside those of the events it is about. */
export interface RecallLine {
  readonly kind: 'recall';
  readonly recall: string;
  /** What is to be done with the events: stop using or erase them, or mark them. */
  readonly notice: RecallNotice['kind'];
  /** Ids of the events, as their own lines named them. */
  readonly ids: readonly string[];
  readonly reference: string | null;
  readonly at: string;
}

/** The line for a notice. */
export function recallLine(
  { recall, kind, eventIds }: RecallNotice,
  reference: string | undefined,
  at: string,
): RecallLine {
  return { kind: 'recall', recall, notice: kind, ids: eventIds, reference: reference ?? null, at };
}
