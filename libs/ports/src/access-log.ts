import type { Position } from './event-store.ts';

/** One decision of a release, or one read that was shown nothing, as far as officers search for it. Names cases by id: that never leaves. */
export interface AccessEntry {
  readonly network: string;
  /** Where the release, or the refusal, stands in the log. */
  readonly position: Position;
  /** Which decision of the release it is, from 0. */
  readonly n: number;
  readonly at: string;
  readonly door: string;
  readonly decision: 'permit' | 'deny';
  /** Whose event it was; absent when nothing was shown. */
  readonly sender?: string;
  readonly recipient: string;
  /** `system` or the pseudonymous id of a member of the recipient's staff. */
  readonly actor: string;
  readonly eventType?: string;
  readonly eventIds: readonly string[];
  readonly purpose?: string;
  readonly basis?: string;
  readonly rowId?: string;
  /** Who keeps the consent record; absent also for what was permitted before it was named. Told to nobody who only received. */
  readonly recordedBy?: string;
  readonly consentId?: string;
  readonly provisionId?: string;
  /** Absent for what stood for no case, or was not to tell. */
  readonly caseId?: string;
  /** Id of the release, by which its bytes may be reported as not sent. */
  readonly release: string;
  /** Why nothing was shown. */
  readonly code?: string;
  /** The bytes did not leave in time. */
  readonly abandoned: boolean;
  /** From this instant on it must not be found any more. */
  readonly expiresAt: string;
}

/** What an event changes in the access log. */
export type AccessChange =
  | { readonly kind: 'entered'; readonly entry: AccessEntry }
  | {
      readonly kind: 'abandoned';
      readonly network: string;
      readonly caseId: string;
      readonly release: string;
    }
  /** The whole case, or what these agencies told or were told of it. */
  | {
      readonly kind: 'erased';
      readonly network: string;
      readonly caseId: string;
      readonly agencies?: readonly string[];
    }
  | { readonly kind: 'expired'; readonly network: string; readonly at: string };

/** What is looked for; absent parts match everything. */
export interface AccessFilters {
  /** As sender or as recipient. */
  readonly agency?: string;
  readonly sender?: string;
  readonly recipient?: string;
  /** Finds only what the scope's own staff did: another controller's staff ids are nobody else's business. */
  readonly actor?: string;
  readonly door?: string;
  readonly decision?: AccessEntry['decision'];
  readonly purpose?: string;
  readonly eventType?: string;
  readonly eventId?: string;
  readonly basis?: string;
  readonly rowId?: string;
  readonly consentId?: string;
  readonly code?: string;
  /** One of these cases. */
  readonly caseIds?: readonly string[];
  /** Not before this instant. */
  readonly from?: string;
  /** Before this instant. */
  readonly until?: string;
  /** Each read by the scope's own staff once, whatever it showed. */
  readonly ownReads?: true;
}

/** A place between two rows of one scope. */
export interface AccessPlace {
  readonly position: Position;
  readonly ordinal: number;
}

/** Whose rows, which of them, from where on; `now` hides what has run out. */
export interface AccessQuery {
  readonly network: string;
  /** Agencies: only rows in which one of them is sender or recipient exist for the asker. */
  readonly scope: readonly string[];
  readonly now: string;
  readonly filters: AccessFilters;
  readonly after?: AccessPlace;
  readonly max: number;
}

/** A row as one scope sees it: `ordinal` counts its own rows of the same release, so it tells nothing about others' rows beside them. */
export interface AccessRow extends AccessEntry {
  readonly ordinal: number;
}

/** A provision of a consent, in a case. */
export interface ProvisionUse {
  readonly caseId: string;
  /** Absent where it was not named: then it may be any record of this id. */
  readonly recordedBy?: string;
  readonly consentId: string;
  readonly provisionId: string;
}

/** Who saw what, when, on which basis: a read model that officers search, in which rows live no longer than what they tell of. */
export abstract class AccessLog {
  /** The last position that was applied. */
  abstract checkpoint(): Promise<Position>;

  /** Enters what the events up to a position changed, together with that position; nothing when the log is past it already. */
  abstract apply(position: Position, changes: readonly AccessChange[]): Promise<void>;

  /** Enters changes that were left behind; the checkpoint stays, and what is there already stays as it is. */
  abstract amend(changes: readonly AccessChange[]): Promise<void>;

  /** Rows of the scope, the newest release first and in its order, at most `max`. */
  abstract search(query: AccessQuery): Promise<readonly AccessRow[]>;

  /** The row of the scope at this place; undefined when there is none for it. */
  abstract at(
    query: Pick<AccessQuery, 'network' | 'scope' | 'now'>,
    place: AccessPlace,
  ): Promise<AccessRow | undefined>;

  /** On which provisions rows of the scope rest that were decided in these cases since an instant, each once. */
  abstract used(
    query: Pick<AccessQuery, 'network' | 'scope' | 'now'>,
    caseIds: readonly string[],
    since: string,
  ): Promise<readonly ProvisionUse[]>;
}
