import type { CaseFile, HandedOn } from '#casefile';
import { fieldClasses } from '#catalogue';
import type { Basis, Depth, PermitRecord, Provision } from '#gate';

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
  const own = provisionsIn(state, basis.consentId, sender).find(
    ({ provisionId }) => provisionId === basis.provisionId,
  );
  return own === undefined || isOver(own) || !covers(own, record) || isReleaseGone(state, sender, basis);
}

/** Provisions of a source in all records under an id, as they stand. */
export function provisionsIn(
  { consents }: Pick<CaseFile, 'consents'>,
  consentId: string,
  source: string,
): readonly Provision[] {
  return consents
    .filter((one) => one.consentId === consentId)
    .flatMap((one) => one.provisions)
    .filter((one) => one.source === source);
}

function isReleaseGone(state: CaseFile, sender: string, basis: Extract<Basis, { kind: 'consent' }>): boolean {
  const { secrecyReleaseId } = basis;
  if (secrecyReleaseId === undefined) return false;
  return provisionsIn(state, secrecyReleaseId, sender).every(
    (one) => one.form !== 'secrecy-release' || isOver(one),
  );
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
