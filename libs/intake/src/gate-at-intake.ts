import { cellsFor } from '#agreement';
import type { AgreementInForce, MayEnter } from '#casefile';
import { intakeEvidence } from '#casefile';
import type { Envelope } from '#catalogue';
import { catalogueEntry } from '#catalogue';
import { admit, isPermit, THE_PERSON, THE_STEERING_GROUP } from '#gate';

/**
 * An event enters when at least one other agency could have it on some basis, judged by nothing but what its sender may know:
 * so neither the receipt nor its time tells the sender anything else about the case.
 */
export function gateAtIntake(inForce: AgreementInForce): MayEnter {
  return (envelope, loaded, at) => {
    const entry = catalogueEntry(envelope.type);
    if (entry === undefined) return false;
    const evidence = intakeEvidence(loaded, inForce, envelope.agency, envelope.type, at);
    return addressees(envelope, inForce).some(({ recipient, purpose }) =>
      isPermit(
        admit(
          {
            door: 'intake',
            network: envelope.network,
            caseId: loaded.caseId,
            sender: envelope.agency,
            recipient,
            actor: 'system',
            eventIds: [envelope.id],
            eventType: envelope.type,
            category: entry.category,
            fields: entry.fields.map(({ name }) => name),
            purpose,
            // The sender's clock may run a little ahead of ours; that alone is no reason to hold an event.
            happenedAt: envelope.time < at ? envelope.time : at,
            at,
          },
          evidence,
        ),
      ),
    );
  };
}

/** For whom an event may be looked at or counted once it is there; that alone is no reason to bring it. */
const NO_AGENCIES: readonly string[] = [THE_PERSON, THE_STEERING_GROUP];

/** Each other agency and purpose for which the matrix has a row for this event of this sender. */
function addressees({ type, agency }: Envelope, { agreement }: AgreementInForce) {
  const cells = cellsFor(agreement, { eventType: type, sender: agency });
  const pairs = cells
    .filter(
      ({ recipient, purpose }) => recipient !== agency && !NO_AGENCIES.includes(recipient) && purpose !== '*',
    )
    .map(({ recipient, purpose }) => [`${recipient}|${purpose}`, { recipient, purpose }] as const);
  return [...new Map(pairs).values()];
}
