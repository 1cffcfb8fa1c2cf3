import type { ReleasedEntry } from '#catalogue';
import { isPermit, THE_PERSON } from '#gate';
import type { Clock, KeyVault, Outgoing } from '#ports';
import { NotPermitted, openPermitted } from '../outlet/open-permitted.ts';

/** The way out to the person: opens with permits of the door of subject access and of no other, in time or not at all. */
export class PersonsOutlet {
  constructor(
    private readonly vault: Pick<KeyVault, 'open'>,
    private readonly clock: Clock,
  ) {}

  /**
   * The entries that can still be read, or `late` when the time of a permit had passed. Throws {@link NotPermitted} for
   * what no controller released to the person, and {@link CaseDamaged}.
   */
  async release(outgoing: readonly Outgoing[]): Promise<readonly ReleasedEntry[] | 'late'> {
    if (!outgoing.every(isForThePerson)) throw new NotPermitted();
    const opened = await Promise.all(outgoing.map((one) => openPermitted(this.vault, one)));
    const now = this.clock.now();
    if (outgoing.some(({ permit }) => now >= permit.record.notAfter)) return 'late';
    return opened.filter((entry) => entry !== undefined);
  }
}

function isForThePerson({ permit, event }: Outgoing): boolean {
  if (!isPermit(permit)) return false;
  const { ask, eventIds, basis } = permit.record;
  return (
    basis.kind === 'access' &&
    ask.door === 'subject-access' &&
    ask.recipient === THE_PERSON &&
    ask.network === event.network &&
    ask.sender === event.agency &&
    eventIds.includes(event.id)
  );
}
