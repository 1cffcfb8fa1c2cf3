import type { HandedOn } from '#casefile';
import type { Basis } from '#gate';
import type { DisclosureTold } from './dossier.ts';

/** To whom the told events went, oldest first; of events that are withheld nothing is told, nor who has them. */
export function disclosuresTold(
  handedOn: readonly HandedOn[],
  told: ReadonlySet<string>,
): readonly DisclosureTold[] {
  return handedOn.flatMap(({ record, at, sender, recipient }) =>
    record.eventIds
      .filter((event) => told.has(event))
      .map((event) => ({
        event,
        eventType: record.ask.eventType,
        sender,
        recipient,
        at,
        door: record.ask.door,
        actor: record.ask.actor,
        purpose: record.ask.purpose,
        basis: inWords(record.basis),
      })),
  );
}

function inWords(basis: Basis): string {
  if (basis.kind === 'statutory') return basis.paragraph;
  return basis.kind === 'consent' ? basis.consentId : basis.kind;
}
