/**
 * One step of a case as the analysis of waits sees it: what happened when, at whom. No name, no id of the case and none of
 * the event: what is not here cannot leave.
 */
export interface StepFact {
  /** Type of the event (`de.wegmarke.….v1`). */
  readonly type: string;
  /** When it happened: ISO 8601, UTC. */
  readonly happenedAt: string;
  readonly agency: string;
  /** Legal sphere (Rechtskreis) that the case belonged to then. */
  readonly legalSphere: string;
  /** What its coded fields hold, as far as they may be counted and the agreement counts by them. */
  readonly codes?: Readonly<Record<string, string>>;
}

/** What is known of one case, in the order of the record. */
export type CaseFacts = readonly StepFact[];
