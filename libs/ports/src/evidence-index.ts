import type { Position } from './event-store.ts';

/** One agency's evidence of one case changed: `revision` orders the changes, and is the log position of the change unless it was entered late. */
export interface EvidenceChange {
  readonly caseId: string;
  readonly revision: number;
}

/**
 * What an agency's evidence of a case is, as a digest, and at which event of the log it was looked at. With neither agency nor
 * case it is the network's own: under which version of the agreement all its cases were looked at.
 */
export interface EvidenceNote {
  readonly network: string;
  readonly agency: string;
  readonly caseId: string;
  readonly digest: string;
  readonly position: Position;
}

/**
 * Which evidence changed for which agency, and when; only changes the agency may see are entered, so the cursor tells
 * nothing else. No handle is kept here: a read model is in the clear, and after an erasure nothing may name the case.
 */
export abstract class EvidenceIndex {
  /** The last position applied. */
  abstract checkpoint(): Promise<Position>;

  /** Those of the notes whose digest is another than the one entered, in their order. */
  abstract differing(notes: readonly EvidenceNote[]): Promise<readonly EvidenceNote[]>;

  /**
   * Enters the differing ones of the notes, with the checkpoint, in one transaction; nothing when the position was applied
   * before. Each gets a revision beyond all that were entered by earlier calls, so that no cursor is past it already.
   * One note per agency and case.
   */
  abstract apply(position: Position, notes: readonly EvidenceNote[]): Promise<void>;

  /** Enters notes of what was left behind, also those that do not differ, as of now: beyond every cursor, and the checkpoint stays. */
  abstract amend(notes: readonly EvidenceNote[]): Promise<void>;

  /** Changes after a revision, oldest first, at most `max` but for those of the last revision: they come all, so that a cursor skips none. */
  abstract changes(
    network: string,
    agency: string,
    after: number,
    max: number,
  ): Promise<readonly EvidenceChange[]>;
}
