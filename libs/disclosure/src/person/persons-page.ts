import type { ReleasedEntry } from '#catalogue';
import { isPermit, THE_PERSON } from '#gate';
import type { Clock, KeyVault, Outgoing } from '#ports';
import { namingTheKnown } from '../outlet/known-corrections.ts';
import { NotPermitted, openPermitted } from '../outlet/open-permitted.ts';

/**
 * The way out to the person's own page: with permits of the person's view and of no other, in time or not at all. The page
 * holds no key, so the bytes are as safe as the connection: TLS, one origin, and a session that needs device and PIN.
 */
export class PersonsPage {
  constructor(
    private readonly vault: Pick<KeyVault, 'open'>,
    private readonly clock: Clock,
  ) {}

  /** Hands over what `show` makes of the entries, or says `late`; throws {@link NotPermitted} and `CaseDamaged`. */
  async release<T>(
    outgoing: readonly Outgoing[],
    show: (entries: readonly ReleasedEntry[]) => T,
  ): Promise<T | 'late'> {
    if (!outgoing.every(isForThePage)) throw new NotPermitted();
    const opened = await Promise.all(outgoing.map((one) => openPermitted(this.vault, one)));
    const shown = show(namingTheKnown(opened.filter((entry) => entry !== undefined)));
    const now = this.clock.now();
    return outgoing.some(({ permit }) => now >= permit.record.notAfter) ? 'late' : shown;
  }
}

function isForThePage({ permit, event }: Outgoing): boolean {
  if (!isPermit(permit)) return false;
  const { ask, eventIds } = permit.record;
  return (
    ask.door === 'person-view' &&
    ask.recipient === THE_PERSON &&
    ask.network === event.network &&
    ask.sender === event.agency &&
    eventIds.includes(event.id)
  );
}
