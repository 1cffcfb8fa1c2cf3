import type { Tile, TileId } from '#merkle';
import type { Position } from './event-store.ts';

/** How far the tree has grown: its leaves, and the last log position looked at for it. */
export interface LedgerExtent {
  readonly size: number;
  readonly position: Position;
}

/** Leaves added to the tree in one go, from `from` leaves on. */
export interface LedgerGrowth {
  readonly from: number;
  /** The last log position looked at. */
  readonly position: Position;
  /** Log positions of the new leaves, in order. */
  readonly places: readonly Position[];
  /** The tiles that change, whole. */
  readonly tiles: readonly Tile[];
}

/** A signed head of the tree. */
export interface LedgerHead {
  readonly origin: string;
  readonly size: number;
  /** A C2SP checkpoint in a signed note of the hub. */
  readonly note: string;
  readonly at: string;
}

/** What an agency said last as a witness of one ledger. */
export interface LedgerWitness {
  readonly network: string;
  readonly agency: string;
  readonly origin: string;
  /** Size of the head that it holds. */
  readonly seen: number;
  /** The largest head that it co-signed: its size and the signature line (`cosignature/v1`), verified. */
  readonly cosigned?: { readonly size: number; readonly line: string };
  /** After a restart: all its own events are recorded again but for so many. */
  readonly missing?: number;
  readonly at: string;
}

/** One life of the ledger: it ends when the record is restored from a backup older than what witnesses saw. */
export interface LedgerEpoch {
  /** Counts from 1. */
  readonly epoch: number;
  readonly origin: string;
  /** Leaves that it shares with the ledger before. */
  readonly kept: number;
  /** Last log position that was there when it began. */
  readonly since: Position;
  readonly at: string;
  /** `refilling`: agencies are sending again what the backup lacked, and nothing may be disclosed yet. */
  readonly state: 'open' | 'refilling';
}

/**
 * Where the ledger lies beside the log. Tiles and places are a cache that the log can fill again; heads, witnesses and
 * epochs are statements that cannot be made again. All methods throw `StoreUnavailable` when the world says no.
 */
export abstract class LedgerShelf {
  abstract extent(): Promise<LedgerExtent>;

  /** Adds leaves; false, and nothing is added, when the tree does not have `from` leaves or has been taken further. */
  abstract grow(growth: LedgerGrowth): Promise<boolean>;

  /** The tiles among these that there are. */
  abstract tiles(wanted: readonly TileId[]): Promise<readonly Tile[]>;

  /** Index of the leaf of each of these log positions that has one. */
  abstract indexOf(positions: readonly Position[]): Promise<ReadonlyMap<Position, number>>;

  /** Forgets tiles and places, to be filled again from the log. */
  abstract clear(): Promise<void>;

  /** The largest head of a ledger, no larger than `most` when given. */
  abstract head(origin: string, most?: number): Promise<LedgerHead | undefined>;

  /** Adds a head, durably; false, and it is not added, unless the largest one of its ledger has `after` leaves (0: there is none) and it has more. */
  abstract addHead(head: LedgerHead, after: number): Promise<boolean>;

  /** Heads in order of ledger and size, after one (exclusive), at most so many. */
  abstract heads(
    after: { readonly origin: string; readonly size: number },
    max: number,
  ): Promise<readonly LedgerHead[]>;

  /** Thins heads signed before an instant to the largest of each hour; those that a witness co-signed stay. */
  abstract thinHeads(before: string): Promise<void>;

  /** Takes note of what a witness says: `seen` and `at` are replaced, a smaller cosignature is not taken, what is absent stays. */
  abstract witness(said: LedgerWitness): Promise<void>;

  /** What the witnesses of a ledger said. */
  abstract witnesses(origin: string): Promise<readonly LedgerWitness[]>;

  /** All epochs, the first one first. */
  abstract epochs(): Promise<readonly LedgerEpoch[]>;

  /** Begins an epoch; false, and it is not begun, when it is not the next one. */
  abstract beginEpoch(epoch: LedgerEpoch): Promise<boolean>;

  /** Ends the refilling of an epoch. */
  abstract openEpoch(epoch: number): Promise<void>;
}
