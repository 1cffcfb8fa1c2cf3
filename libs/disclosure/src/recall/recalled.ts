import type { Handed, HandedOn } from '#casefile';
import { perRecipient } from '#casefile';
import type { RecallNotice } from '#catalogue';

/** One recall that is to be opened. */
export interface Recalled extends Handed {
  readonly kind: RecallNotice['kind'];
}

/** What was handed on, with these of its events only. */
export function only(
  handedOn: readonly HandedOn[],
  isMeant: (handed: HandedOn, eventId: string) => boolean,
): readonly HandedOn[] {
  return handedOn
    .map((handed) => ({ ...handed, eventIds: handed.eventIds.filter((id) => isMeant(handed, id)) }))
    .filter(({ eventIds }) => eventIds.length > 0);
}

/** One recall of this kind for each recipient and sender. */
export function asRecalls(handedOn: readonly HandedOn[], kind: RecallNotice['kind']): readonly Recalled[] {
  return perRecipient(handedOn).map((one) => ({ ...one, kind }));
}
