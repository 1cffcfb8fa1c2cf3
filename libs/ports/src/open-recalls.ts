import type { RecallNotice } from '#catalogue';
import type { Position } from './event-store.ts';

/** How many of the recalled events an agency answered in which way. */
export interface RecallOutcomes {
  readonly stopped: number;
  readonly erased: number;
  readonly kept: number;
  readonly impossible: number;
}

/** One recall as it stands: between whom, how old, what came of it; never of which case or which events. */
export interface RecallStanding {
  readonly network: string;
  readonly recall: string;
  /** Whose events are recalled. */
  readonly sender: string;
  readonly recipient: string;
  readonly kind: RecallNotice['kind'];
  readonly openedAt: string;
  /** The recipient never had any of it, as the hub itself knows: nobody has to answer. */
  readonly neverClaimed: boolean;
  readonly events: number;
  /** Events that the recipient has not answered for. */
  readonly open: number;
  readonly outcomes: RecallOutcomes;
  /** Events without an answer for which a later recall stands; absent for none. */
  readonly overtaken?: number;
  /** Under which paragraphs the recipient keeps what it keeps, and until which day. */
  readonly keptUnder: readonly { readonly paragraph: string; readonly until?: string }[];
  readonly reminders: number;
  readonly remindedAt?: string;
  /** When the officers of recipient and sender were told that the answer is overdue. */
  readonly escalatedAt?: string;
  readonly closedAt?: string;
}

/** Which recalls an officer asks for. */
export interface RecallSearch {
  /** Only those that wait for an answer, or only those that do not; absent: all. */
  readonly open?: boolean;
  readonly max: number;
}

/**
 * How every recall stands. A read model: it decides nothing, names neither case nor handle, and can be rebuilt from the
 * log at any time without anybody being told.
 */
export abstract class OpenRecalls {
  /** The last position applied. */
  abstract checkpoint(): Promise<Position>;

  /** Puts recalls as they stand after a position in place of what was known of them, with the checkpoint, in one transaction; nothing when the position was applied before. One standing per recall. */
  abstract apply(position: Position, standings: readonly RecallStanding[]): Promise<void>;

  /** Enters what was left behind; the checkpoint stays. */
  abstract amend(standings: readonly RecallStanding[]): Promise<void>;

  /** What waits for this agency's answer, oldest first. */
  abstract of(network: string, agency: string, max: number): Promise<readonly RecallStanding[]>;

  /**
   * What concerns any of these agencies as sender or recipient, oldest first: all that one controller's officer may see. Of
   * what never reached a recipient only the sender's side is told: the other side may not even know the case.
   */
  abstract forOfficer(
    network: string,
    agencies: readonly string[],
    search: RecallSearch,
  ): Promise<readonly RecallStanding[]>;

  /** What waits for an answer and was opened, or last reminded of, at this instant or earlier; longest waiting first, of every network. */
  abstract waitingSince(at: string, max: number): Promise<readonly RecallStanding[]>;
}
