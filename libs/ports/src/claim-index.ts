import type { Position } from './event-store.ts';

/** What one event of the log changes in the index of open claims. */
export type ClaimChange =
  /** The case may now hold something new for anybody. */
  | {
      readonly kind: 'changed';
      readonly network: string;
      readonly caseId: string;
      readonly position: Position;
    }
  /** The agency may claim from the case (link, or open link proposal); said again, the case is to be looked through again. */
  | { readonly kind: 'reachable'; readonly network: string; readonly caseId: string; readonly agency: string }
  | {
      readonly kind: 'unreachable';
      readonly network: string;
      readonly caseId: string;
      readonly agency: string;
    }
  /**
   * Events went out to a claim. `seq` numbers the answer; `after` is what the claim confirmed. Answers numbered between the
   * two never arrived (the recipient still asks from `after`), so their events are open again, in whatever case they are.
   */
  | {
      readonly kind: 'released';
      readonly network: string;
      readonly caseId: string;
      readonly agency: string;
      readonly eventIds: readonly string[];
      readonly seq: number;
      readonly after: number;
    }
  /**
   * The recipient must not use these events of any answer numbered up to `position` any more: it is as if they had not been
   * sent, so what is permitted again is sent again.
   */
  | {
      readonly kind: 'recalled';
      readonly network: string;
      readonly agency: string;
      readonly eventIds: readonly string[];
      readonly position: Position;
    }
  /** All cases of the network are to be looked through again (a new agreement is in force). */
  | { readonly kind: 'reopened'; readonly network: string; readonly position: Position };

/** A case that may hold something for a recipient. */
export interface OpenCase {
  readonly caseId: string;
  readonly changedAt: Position;
}

/**
 * Which cases may hold something for which recipient, and what each recipient surely has. A read model: it never decides,
 * and it can be rebuilt from the log at any time without sending anything.
 */
export abstract class ClaimIndex {
  /** The last position applied. */
  abstract checkpoint(): Promise<Position>;

  /** Applies the changes of the events up to and including `position`, with the checkpoint, in one transaction; nothing when it was applied before. */
  abstract apply(position: Position, changes: readonly ClaimChange[]): Promise<void>;

  /**
   * Enters what was left behind, as if it were at the checkpoint, which stays: what changes so is open again, also where it
   * was settled there. A release should come without its events: whether so old an answer arrived can no longer be told.
   */
  abstract amend(changes: readonly ClaimChange[]): Promise<void>;

  /** Cases that changed since they were settled for the recipient, or hold deliveries numbered above `after`; oldest change first. */
  abstract openCases(
    network: string,
    agency: string,
    after: number,
    max: number,
    at: string,
  ): Promise<readonly OpenCase[]>;

  /** Ids of the events of the case that the recipient surely has when it asks from `after`. */
  abstract confirmed(
    network: string,
    agency: string,
    caseId: string,
    after: number,
  ): Promise<ReadonlySet<string>>;

  /** The case was looked through as it stood at `seenAt` and holds nothing more for the recipient; look again at `wakeAt` at the latest. */
  abstract settle(
    network: string,
    agency: string,
    caseId: string,
    seenAt: Position,
    wakeAt?: string,
  ): Promise<void>;
}
