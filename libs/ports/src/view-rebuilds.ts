import type { AccessLog } from './access-log.ts';
import type { ClaimIndex } from './claim-index.ts';
import type { EvidenceIndex } from './evidence-index.ts';
import type { OpenRecalls } from './open-recalls.ts';

/** The read models that can be built anew from the log. */
export type ViewName = 'claims' | 'evidence' | 'recalls' | 'access';

/** Somebody began to build the same view later; the work of this builder is gone. */
export class RebuildOvertaken extends Error {
  constructor(readonly view: ViewName) {
    super(`somebody else has begun to rebuild ${view}`);
    this.name = 'RebuildOvertaken';
  }
}

/** A view that is being built beside the one in use; its methods throw {@link RebuildOvertaken} once another builds it. */
export interface Building<Index> {
  readonly index: Index;
  /** The view's name for what it has to park while it is being built. */
  readonly parkedAs: string;
  /**
   * Puts it in the place of the view in use, with its version, checkpoint and parked streams, in one transaction; false,
   * and nothing is done, while the view in use has seen more of the log. What that one had parked is to be tried again.
   * The view in use stands still (but still answers) while `catchUp` brings this one as far.
   */
  takeOver(catchUp?: () => Promise<void>): Promise<boolean>;
}

/** Builds read models anew beside the ones in use, which go on answering meanwhile. */
export abstract class ViewRebuilds {
  /** The version of the projection with which the view in use was built. */
  abstract version(view: ViewName): Promise<number>;

  /** Begins to build open claims anew, from nothing. */
  abstract claims(version: number): Promise<Building<ClaimIndex>>;

  /** Begins to build changed evidence anew, from nothing. */
  abstract evidence(version: number): Promise<Building<EvidenceIndex>>;

  /** Begins to build anew how recalls stand, from nothing. */
  abstract recalls(version: number): Promise<Building<OpenRecalls>>;

  /** Begins to build the access log anew, from nothing. */
  abstract access(version: number): Promise<Building<AccessLog>>;
}
