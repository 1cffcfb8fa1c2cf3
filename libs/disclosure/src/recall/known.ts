import type { CaseFact, CaseFile, HandedOn, Whereabouts } from '#casefile';

/** What is known of the case when it is asked what a fact calls back. */
export interface Known {
  readonly state: CaseFile;
  readonly handedOn: Whereabouts['handedOn'];
  /** The same with events that are no part of the case any more. */
  readonly everHandedOn: Whereabouts['handedOn'];
  /** Restrictions that were laid on this case, with their places. */
  readonly restricted: readonly {
    readonly fact: Extract<CaseFact, { type: 'ProcessingRestricted' }>;
    readonly revision: number;
  }[];
  /** Whether the gate finds another basis now for what was handed on of this event. */
  readonly goesOn: (handed: HandedOn, eventId: string) => boolean;
  /** Whether the recipient may have this event of the case now. */
  readonly mayHave: (recipient: string, eventId: string) => boolean;
  /** Whether the sender restricts the event, or all of its events, now. */
  readonly isRestricted: (handed: HandedOn, eventId: string) => boolean;
  /** Whether an earlier recall stopped the use of what was handed on then, or had it erased. */
  readonly wasStopped: (handed: HandedOn, eventId: string) => boolean;
  /** Whether an earlier recall had it erased. */
  readonly wasErased: (handed: HandedOn, eventId: string) => boolean;
}
