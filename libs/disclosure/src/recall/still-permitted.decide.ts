import type { HandedOn } from '#casefile';
import type { Evidence, PermitRecord } from '#gate';
import { admit, isPermit } from '#gate';

/**
 * Whether the gate finds a basis now, for whatever purpose, for all that was handed on of one event: every field, and the
 * date where it was shown. Less than that is no basis for what the recipient has. A restriction is no end of a basis, nor is
 * doubt: both are told by notices of their own, and may end.
 */
export function stillPermitted(
  { record }: Pick<HandedOn, 'record'>,
  eventId: string,
  evidence: Evidence,
  at: string,
): boolean {
  const permits = permitsNow(record, eventId, { ...evidence, restrictions: [], doubted: [] }, at);
  const fields = new Set(permits.flatMap((permit) => permit.fields));
  const showsDate = permits.some((permit) => permit.showsDate);
  return (
    permits.length > 0 &&
    record.fields.every((field) => fields.has(field)) &&
    (showsDate || !record.showsDate)
  );
}

function permitsNow({ ask }: PermitRecord, eventId: string, evidence: Evidence, at: string) {
  const { eventType, sender, recipient } = ask;
  const purposes = evidence.agreement.cells
    .filter((cell) => cell.eventType === eventType && cell.sender === sender && cell.recipient === recipient)
    .map(({ purpose }) => purpose);
  return [...new Set(purposes)].flatMap((purpose): readonly PermitRecord[] => {
    const asked = { ...ask, door: 'recall', actor: 'system', eventIds: [eventId], purpose, at } as const;
    const answer = admit(asked, evidence);
    return isPermit(answer) ? [answer.record] : [];
  });
}
