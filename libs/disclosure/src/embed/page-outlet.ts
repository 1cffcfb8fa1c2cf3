import { germanDayOf, paragraphInGerman } from '#agreement';
import type { NameOf } from '#catalogue';
import { contactsShown, timelineShown } from '#catalogue';
import { RELEASE_WINDOW_MS } from '#gate';
import type { Clock, Cover, KeyVault, Outgoing, ReplyChannel } from '#ports';
import { Outlet } from '#ports';
import { earliest, plusMilliseconds } from '../instant.ts';
import { namingTheKnown } from '../outlet/known-corrections.ts';
import type { Recipient } from '../outlet/open-permitted.ts';
import { covers, NotPermitted, openPermitted } from '../outlet/open-permitted.ts';

/** What people call the agencies of a network now. */
export interface AgencyNames {
  in(network: string): Promise<NameOf>;
}

/**
 * The way out to a page inside an agency's own system: with permits of the door of pages and of no other, in words, in time
 * or not at all. A browser holds no key of the agency, so the bytes are as safe as the connection: TLS, and one origin.
 */
export class PageOutlet extends Outlet {
  constructor(
    private readonly vault: Pick<KeyVault, 'open'>,
    private readonly names: AgencyNames,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** Throws {@link NotPermitted} and `CaseDamaged`. */
  async release(recipient: Recipient, outgoing: readonly Outgoing[], cover: Cover, channel: ReplyChannel) {
    if (cover.kind !== 'timeline' || !outgoing.every((one) => isForPage(one, recipient)))
      throw new NotPermitted();
    const nameOf = await this.names.in(recipient.network);
    const opened = await Promise.all(outgoing.map((one) => openPermitted(this.vault, one)));
    const limits = outgoing.map(({ permit }) => permit.record.notAfter);
    const notAfter = earliest(limits) ?? plusMilliseconds(this.clock.now(), RELEASE_WINDOW_MS);
    const entries = namingTheKnown(opened.filter((entry) => entry !== undefined));
    const { asOf } = cover;
    const shown = timelineShown({ asOf, entries }, { nameOf, citeInGerman: paragraphInGerman });
    const contacts = contactsShown(entries, { viewer: recipient.agency, today: germanDayOf(asOf), nameOf });
    const bytes = Buffer.from(JSON.stringify({ ...shown, contacts }));
    // Nothing may be awaited between this look at the clock and the sending.
    if (this.clock.now() >= notAfter) return 'late';
    await channel.send(bytes);
    return 'sent';
  }
}

function isForPage(one: Outgoing, recipient: Recipient): boolean {
  return covers(one, recipient) && one.permit.record.ask.door === 'embed';
}
