import type { EnvelopeHead } from '#catalogue';
import { commandEntry, headOf } from '#catalogue';
import type { PublicJwk, Sealer, StoredEvent } from '#ports';
import type { CaseFactType } from '../case.events.ts';
import { hubStatement } from './draft.ts';

/** Facts that stand under the command of an agency itself, and the type of that command. */
const commandOf: Readonly<Partial<Record<CaseFactType | 'RecallAnswered', string>>> = {
  CaseOpened: 'de.wegmarke.case.open.v1',
  RecallAnswered: 'de.wegmarke.recall.answer.v1',
  LinkCodeMade: 'de.wegmarke.case.make-link-code.v1',
  PersonCodeMade: 'de.wegmarke.case.make-person-code.v1',
  LinkCodeRedeemed: 'de.wegmarke.case.redeem-link-code.v1',
  AgencyLinked: 'de.wegmarke.case.accept-link.v1',
  AgencyUnlinked: 'de.wegmarke.case.unlink.v1',
  FileClosed: 'de.wegmarke.case.close-file.v1',
  ConsentRequested: 'de.wegmarke.consent.request.v1',
  ConsentGiven: 'de.wegmarke.consent.give.v1',
  ConsentRefused: 'de.wegmarke.consent.refuse.v1',
  ConsentAmended: 'de.wegmarke.consent.amend.v1',
  ConsentWithdrawn: 'de.wegmarke.consent.withdraw.v1',
  ConsentReconfirmed: 'de.wegmarke.consent.reconfirm.v1',
  ConsentInvalidated: 'de.wegmarke.consent.invalidate.v1',
  ConsentObjected: 'de.wegmarke.consent.object.v1',
  ClerkDecided: 'de.wegmarke.disclosure.decide.v1',
  EntryDisputed: 'de.wegmarke.rights.dispute-entry.v1',
  DisputeSettled: 'de.wegmarke.rights.settle-dispute.v1',
  RightRequested: 'de.wegmarke.rights.request.v1',
  DecisionProposed: 'de.wegmarke.rights.propose.v1',
  DecisionConfirmed: 'de.wegmarke.rights.confirm.v1',
  DecisionReturned: 'de.wegmarke.rights.return.v1',
  RequestExtended: 'de.wegmarke.rights.extend.v1',
  LiftProposed: 'de.wegmarke.rights.propose-lift.v1',
  RestrictionLifted: 'de.wegmarke.rights.confirm-lift.v1',
  DoubtSettled: 'de.wegmarke.keys.settle-doubt.v1',
  ConflictAcknowledged: 'de.wegmarke.conflict.acknowledge.v1',
  ConflictResolved: 'de.wegmarke.conflict.resolve.v1',
};

/** The public keys that may stand behind an event; absent ones are not known, so that nothing can be said. */
export interface AuthorKeys {
  readonly hub: readonly PublicJwk[];
  readonly agency?: readonly PublicJwk[];
}

/**
 * Whether the author of a stored event signed it: the agency the head of its envelope, the hub its own statement. Undefined
 * when the keys do not suffice to say.
 */
export function isSignedByAuthor(
  event: StoredEvent,
  { hub, agency }: AuthorKeys,
  sealer: Pick<Sealer, 'verifyDetached'>,
): boolean | undefined {
  const { type, signature } = event;
  const isEnvelope = type.startsWith('de.wegmarke.');
  if (!isEnvelope && sealer.verifyDetached(signature, hubStatement(event), hub)) return true;
  const commanded = isEnvelope ? type : Object.entries(commandOf).find(([fact]) => fact === type)?.[1];
  if (commanded === undefined) return false;
  return agency && sealer.verifyDetached(signature, headUnder(commanded, event), agency);
}

function headUnder(type: string, event: StoredEvent): EnvelopeHead {
  const { id, network, agency, commitment, happenedAt: time } = event;
  const kind = commandEntry(type) === undefined ? 'event' : 'command';
  const sealedPart = { source: '', salt: '', data: {} };
  return headOf({ specversion: '1.0', id, type, time, network, agency, kind, commitment, ...sealedPart });
}
