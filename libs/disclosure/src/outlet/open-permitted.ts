import type { ReleasedEntry } from '#catalogue';
import { isPermit } from '#gate';
import type { KeyVault, Outgoing } from '#ports';
import { Tampered, Unreadable } from '#ports';
import { CaseDamaged } from '../case-damaged.ts';
import type { OpenedPayload } from './released-entry.ts';
import { releasedEntry } from './released-entry.ts';

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

/** Whether the permit is the gate's own, for this event and this recipient. */
export function covers({ permit, event }: Outgoing, { network, agency }: Recipient): boolean {
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

/**
 * The permitted part of one event; undefined for one whose content key is gone: it has nothing left to show. Throws
 * {@link CaseDamaged} for one that was changed.
 */
export async function openPermitted(
  vault: Pick<KeyVault, 'open'>,
  one: Outgoing,
): Promise<ReleasedEntry | undefined> {
  try {
    return releasedEntry(one, (await vault.open(one.permit, one.event)) as OpenedPayload);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    const { network, caseId } = one.permit.record.ask;
    if (error instanceof Tampered) throw new CaseDamaged(network, caseId, { cause: error });
    throw error;
  }
}
