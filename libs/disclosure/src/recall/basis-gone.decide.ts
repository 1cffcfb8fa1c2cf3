import type { CaseFile, HandedOn } from '#casefile';
import { consentsNotDisowned } from '#casefile';
import { fieldClasses } from '#catalogue';
import type { Basis, Depth, PermitRecord, Provision } from '#gate';
import type { Known } from './known.ts';

const DEPTHS: readonly Depth[] = ['fact', 'date', 'detail'];

/**
 * Whether the consent on which something was handed on was taken back, counts no more, or was amended so that it does not
 * reach so far. That it ran out is not meant: what was received in its time may be kept (no recall for the mere time).
 */
export function isBasisGone(
  state: CaseFile,
  { sender, record }: Pick<HandedOn, 'sender' | 'record'>,
): boolean {
  const { basis } = record;
  if (basis.kind !== 'consent') return false;
  const under = provisionsIn(state, basis, sender).filter(
    ({ provisionId }) => provisionId === basis.provisionId,
  );
  // Who kept the record was not always named: then the end of any that it may have been is asked about.
  const isGone = under.length === 0 || under.some((one) => isOver(one) || !covers(one, record));
  return isGone || isReleaseGone(state, sender, basis);
}

/** Whether what was handed on of an event rests on nothing now: its basis is gone, and no other one reaches as far. */
export function isWithoutBasis(
  handed: HandedOn,
  eventId: string,
  { state, goesOn }: Pick<Known, 'state' | 'goesOn'>,
): boolean {
  return isBasisGone(state, handed) && !goesOn(handed, eventId);
}

/** A consent record as a basis names it. */
type Named = Pick<ByConsent, 'recordedBy' | 'consentId'>;
type ByConsent = Extract<Basis, { kind: 'consent' }>;

/** Whether a consent under which something was handed on, or the release from secrecy beside it, may be this record. */
export function restsOn(
  { sender, record }: Pick<HandedOn, 'sender' | 'record'>,
  recorded: Required<Named>,
): boolean {
  const { basis } = record;
  if (basis.kind !== 'consent') return false;
  return isRecord(recorded, basis) || isRecord(recorded, releaseIn(basis, sender));
}

/** Provisions of a source in the records that bear this name, as they stand. */
function provisionsIn(
  state: Pick<CaseFile, 'consents' | 'doubts'>,
  named: Named,
  source: string,
): readonly Provision[] {
  return consentsNotDisowned(state)
    .filter((one) => isRecord(one, named))
    .flatMap((one) => one.provisions)
    .filter((one) => one.source === source);
}

function isRecord({ recordedBy, consentId }: Required<Named>, named: Named | undefined): boolean {
  return consentId === named?.consentId && recordedBy === (named.recordedBy ?? recordedBy);
}

/** A release from secrecy counts only where the bearer of the secret, who is the sender, keeps it. */
function releaseIn({ secrecyReleaseId: consentId }: ByConsent, sender: string): Named | undefined {
  return consentId === undefined ? undefined : { recordedBy: sender, consentId };
}

function isReleaseGone(state: CaseFile, sender: string, basis: ByConsent): boolean {
  const release = releaseIn(basis, sender);
  if (release === undefined) return false;
  return provisionsIn(state, release, sender).every((one) => one.form !== 'secrecy-release' || isOver(one));
}

function isOver({ withdrawnAt, invalidatedAt }: Provision): boolean {
  return withdrawnAt !== undefined || invalidatedAt !== undefined;
}

/** Whether the provision as it reads now reaches as far as what was handed on. */
function covers(provision: Provision, record: PermitRecord): boolean {
  const { recipient, purpose, eventType, happenedAt } = record.ask;
  const { dataFrom = happenedAt, dataUntil } = provision;
  const fields = fieldClasses(eventType).filter(({ name }) => record.fields.includes(name));
  const depths = [...fields.map(({ depth }) => depth), ...(record.showsDate ? ['date' as const] : [])];
  return (
    provision.recipients.includes(recipient) &&
    provision.purposes.includes(purpose) &&
    (provision.eventTypes.includes(eventType) || provision.eventTypes.includes('*')) &&
    dataFrom <= happenedAt &&
    (dataUntil === undefined || happenedAt < dataUntil) &&
    depths.every((depth) => DEPTHS.indexOf(depth) <= DEPTHS.indexOf(provision.depth)) &&
    (provision.special || fields.every(({ special }) => !special))
  );
}
