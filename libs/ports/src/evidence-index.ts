import type { Position } from './event-store.ts';

/** One agency's evidence of one case changed: `revision` is the log position of the change. */
export interface EvidenceChange {
  readonly caseId: string;
  readonly handle: string;
  readonly revision: Position;
}

/** Which evidence changed for which agency, and when; only changes the agency may see are entered, so the cursor tells nothing else. */
export abstract class EvidenceIndex {
  /** The last position applied. */
  abstract checkpoint(): Promise<Position>;

  /** Everything up to `position` has been looked at. */
  abstract advance(position: Position): Promise<void>;

  /** Enters the evidence's digest; true when it differs from the one before (and then `revision` is noted). */
  abstract note(
    network: string,
    agency: string,
    caseId: string,
    handle: string,
    digest: string,
    revision: Position,
  ): Promise<boolean>;

  /** Changes after a revision, oldest first, at most `max` but for those of the last revision: they come all, so that a cursor skips none. */
  abstract changes(
    network: string,
    agency: string,
    after: Position,
    max: number,
  ): Promise<readonly EvidenceChange[]>;
}
