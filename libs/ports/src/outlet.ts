import type { ConflictAnswer, EntryDoubt } from '#catalogue';
import type { Permit } from '#gate';
import type { StoredEvent } from './event-store.ts';

/** One event on its way out, with the permit on which it leaves. */
export interface Outgoing {
  readonly permit: Permit;
  readonly event: StoredEvent;
  /** The recipient's own handle of the case (or the proposal's id). */
  readonly handle: string;
  readonly seq: number;
  /** Ids of events of the case that the recipient surely has from earlier answers; only these may be named to it besides. */
  readonly had?: ReadonlySet<string>;
  /** For an own entry of the recipient that a stolen key signed: others are not told of it, and it has to know. */
  readonly inDoubt?: EntryDoubt;
}

/** Where the bytes go: one answer to one question, over whatever transport asked it. */
export interface ReplyChannel {
  send(bytes: Uint8Array): void | Promise<void>;
}

/** What frames the entries in the reply; nothing in it depends on what the recipient may not see. */
export type Cover =
  | { readonly kind: 'claim'; readonly after: number; readonly next: number; readonly more: boolean }
  | {
      readonly kind: 'timeline';
      readonly handle: string;
      readonly asOf: string;
      /** What was said of conflicts; the outlet lets through what the recipient itself said of entries of this very reply. */
      readonly conflicts?: readonly ConflictAnswer[];
    };

/** The only way out: it opens each event with its permit, builds the bytes from the permitted fields, seals them to the recipient, sends. */
export abstract class Outlet {
  /** `late` when the time limit of a permit had passed before the bytes could leave: nothing was sent. */
  abstract release(
    recipient: { readonly network: string; readonly agency: string },
    outgoing: readonly Outgoing[],
    cover: Cover,
    channel: ReplyChannel,
  ): Promise<'sent' | 'late'>;
}
