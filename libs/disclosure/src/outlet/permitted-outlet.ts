import type { ClaimReply, ReleasedEntry, TimelineReply } from '#catalogue';
import { RELEASE_WINDOW_MS } from '#gate';
import type { Cover, Outgoing, PublicJwk, ReplyChannel } from '#ports';
import { Clock, KeyVault, Outlet, Sealer } from '#ports';
import { earliest, plusMilliseconds } from '../instant.ts';
import { namingTheKnown } from './known-corrections.ts';
import type { Recipient } from './open-permitted.ts';
import { covers, NotPermitted, openPermitted } from './open-permitted.ts';
import { SealingKeyMissing } from './sealing-key-missing.ts';

/** Where the outlet finds the key to which a recipient's answers are sealed; undefined for an agency that is not registered. */
export interface RecipientKeys {
  sealingKey(network: string, agency: string): Promise<PublicJwk | undefined>;
}

/** The one way out: opens with permits, builds the bytes from the permitted fields itself, seals them to the recipient, sends in time or not at all. */
export class PermittedOutlet extends Outlet {
  constructor(
    private readonly vault: KeyVault,
    private readonly sealer: Sealer,
    private readonly keys: RecipientKeys,
    private readonly clock: Clock,
  ) {
    super();
  }

  async release(recipient: Recipient, outgoing: readonly Outgoing[], cover: Cover, channel: ReplyChannel) {
    if (!outgoing.every((one) => covers(one, recipient))) throw new NotPermitted();
    const [key, opened] = await Promise.all([
      this.keys.sealingKey(recipient.network, recipient.agency),
      Promise.all(outgoing.map((one) => openPermitted(this.vault, one))),
    ]);
    if (key === undefined) throw new SealingKeyMissing();
    const limits = outgoing.map(({ permit }) => permit.record.notAfter);
    const notAfter = earliest(limits) ?? plusMilliseconds(this.clock.now(), RELEASE_WINDOW_MS);
    const had = new Set(outgoing.flatMap((one) => [...(one.had ?? [])]));
    const entries = namingTheKnown(
      opened.filter((entry) => entry !== undefined),
      had,
    );
    const bytes = Buffer.from(
      this.sealer.seal(Buffer.from(JSON.stringify(reply(cover, entries, notAfter, recipient.agency))), key),
    );
    // Nothing may be awaited between this look at the clock and the sending.
    if (this.clock.now() >= notAfter) return 'late';
    await channel.send(bytes);
    return 'sent';
  }
}

function reply(
  cover: Cover,
  entries: readonly ReleasedEntry[],
  notAfter: string,
  reader: string,
): ClaimReply | TimelineReply {
  if (cover.kind === 'timeline') {
    const { handle, asOf, conflicts = [] } = cover;
    const told = new Set(entries.map(({ id }) => id));
    // Its own words alone: no row permits another agency's, and each of them tells that its agency shares the case (C1, C8).
    const own = conflicts.filter(({ by, entries: two }) => by === reader && two.every((id) => told.has(id)));
    return { handle, asOf, entries, ...(own.length > 0 && { conflicts: own }), notAfter };
  }
  return { after: cover.after, entries, next: cover.next, more: cover.more, notAfter };
}
