import type { ClaimReply, ReleasedEntry, TimelineReply } from '#catalogue';
import { isPermit, RELEASE_WINDOW_MS } from '#gate';
import type { Cover, Outgoing, PublicJwk, ReplyChannel } from '#ports';
import { Clock, KeyVault, Outlet, Sealer, Tampered, Unreadable } from '#ports';
import { CaseDamaged } from '../case-damaged.ts';
import { earliest, plusMilliseconds } from '../instant.ts';
import { namingTheKnown } from './known-corrections.ts';
import type { OpenedPayload } from './released-entry.ts';
import { releasedEntry } from './released-entry.ts';

/** Where the outlet finds the key to which a recipient's answers are sealed; undefined for an agency that is not registered. */
export interface RecipientKeys {
  sealingKey(network: string, agency: string): Promise<PublicJwk | undefined>;
}

/** To whom one answer goes. */
export interface Recipient {
  readonly network: string;
  readonly agency: string;
}

/** Somebody tried to send out what no permit covers: a fault of ours, so it fails loudly and nothing leaves. */
export class NotPermitted extends Error {
  readonly code = 'NOT_PERMITTED';

  constructor() {
    super('an event was handed to the outlet without a permit for this event and this recipient');
    this.name = 'NotPermitted';
  }
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
    const key = await this.keys.sealingKey(recipient.network, recipient.agency);
    if (key === undefined) throw new NotPermitted();
    const opened = await Promise.all(outgoing.map((one) => this.open(one)));
    const limits = outgoing.map(({ permit }) => permit.record.notAfter);
    const notAfter = earliest(limits) ?? plusMilliseconds(this.clock.now(), RELEASE_WINDOW_MS);
    const had = new Set(outgoing.flatMap((one) => [...(one.had ?? [])]));
    const entries = namingTheKnown(
      opened.filter((entry) => entry !== undefined),
      had,
    );
    const bytes = Buffer.from(
      this.sealer.seal(Buffer.from(JSON.stringify(reply(cover, entries, notAfter))), key),
    );
    // Nothing may be awaited between this look at the clock and the sending.
    if (this.clock.now() >= notAfter) return 'late';
    await channel.send(bytes);
    return 'sent';
  }

  /** An event whose content key is gone has nothing left to show; throws {@link CaseDamaged} for one that was changed. */
  private async open(one: Outgoing): Promise<ReleasedEntry | undefined> {
    try {
      return releasedEntry(one, (await this.vault.open(one.permit, one.event)) as OpenedPayload);
    } catch (error) {
      if (error instanceof Unreadable) return undefined;
      const { network, caseId } = one.permit.record.ask;
      if (error instanceof Tampered) throw new CaseDamaged(network, caseId, { cause: error });
      throw error;
    }
  }
}

function covers({ permit, event }: Outgoing, { network, agency }: Recipient): boolean {
  if (!isPermit(permit)) return false;
  const { ask, eventIds } = permit.record;
  return (
    ask.network === network &&
    ask.recipient === agency &&
    ask.sender === event.agency &&
    event.network === network &&
    eventIds.includes(event.id)
  );
}

function reply(
  cover: Cover,
  entries: readonly ReleasedEntry[],
  notAfter: string,
): ClaimReply | TimelineReply {
  if (cover.kind === 'timeline') return { handle: cover.handle, asOf: cover.asOf, entries, notAfter };
  return { after: cover.after, entries, next: cover.next, more: cover.more, notAfter };
}
