import { fieldClasses } from '#catalogue';
import type { Depth, Row, Terms } from './agreement-terms.ts';
import type { CaseAsOf } from './case-as-of.ts';
import type { StandingProvision } from './consents-as-of.ts';
import type { RecordedAsk } from './release.ts';
import { SendersKnowledge } from './senders-knowledge.ts';

/** Something on which an event may be told, and how much of it. */
export interface Ground {
  readonly rowId: string;
  readonly consent?: StandingProvision;
  readonly secrecyRelease?: StandingProvision;
  readonly fields: readonly string[];
  readonly showsDate: boolean;
}

/** Where the person is shown the own file. */
const VIEW = 'person-view';
const INFORMATION_REQUESTED = 'de.wegmarke.information.requested.v1';
const ORDER: readonly Depth[] = ['fact', 'date', 'detail'];

/**
 * Every ground on which the agreement and the case let this be told, found anew from the agreement's own words: a row
 * for sender, recipient, type and purpose that is in force, with what it asks for; none where a row forbids.
 */
export function groundsFor(ask: RecordedAsk, file: CaseAsOf, terms: Terms): readonly Ground[] {
  const rows = terms.rows.filter((row) => isAbout(row, ask) && isWithin(ask.at, row.from, row.until));
  if (ask.at < terms.from || rows.some(({ basis }) => basis === 'FORBIDDEN')) return [];
  // Restrictions and objections keep others from the person's data, not the person.
  const since = ask.door === VIEW ? undefined : restrictedSince(ask, file);
  const meeting = rows.filter((row) => isMet(row, ask, file, terms));
  return meeting.flatMap((row) => {
    // Restricted data go on under the exceptions of Art. 18(2) GDPR, and under what the person agreed to since then.
    const after = row.despiteRestriction === undefined ? since : undefined;
    if (row.basis === 'CONSENT') return byConsent(row, ask, file, terms, after);
    return after === undefined ? [ground(ask, row, row.depth, ask.door === VIEW)] : [];
  });
}

function isAbout(row: Row, ask: RecordedAsk): boolean {
  return (
    row.types.includes(ask.eventType) &&
    row.senders.includes(ask.sender) &&
    row.recipients.includes(ask.recipient) &&
    ask.sender !== ask.recipient &&
    (row.purposes.includes(ask.purpose) || (row.basis === 'FORBIDDEN' && row.purposes.includes('*')))
  );
}

/** Whether what the row depends on is in the case, as far as the sender itself may know it. */
function isMet(row: Row, ask: RecordedAsk, file: CaseAsOf, terms: Terms): boolean {
  const knowledge = new SendersKnowledge(ask.sender, file, terms, ask.at);
  return (
    (row.condition === undefined || knowledge.isMet(row.condition)) &&
    (!row.onRequest || isRequested(ask, file, knowledge)) &&
    (!row.byClerk || isCleared(row, ask, file)) &&
    (row.basis !== 'STATUTORY' || row.duty || ask.door === VIEW || !isObjectedTo(ask, file))
  );
}

/** Asked for by the recipient: openly, about this type; or answered, with these very events. */
function isRequested(ask: RecordedAsk, { requests }: CaseAsOf, knowledge: SendersKnowledge): boolean {
  return requests
    .filter(({ by, addressee }) => by === ask.recipient && addressee === ask.sender)
    .filter(({ by }) => knowledge.isShown(INFORMATION_REQUESTED, by))
    .some(
      ({ isOpen, about, answers }) =>
        (isOpen && about === ask.eventType) || ask.eventIds.every((id) => answers.includes(id)),
    );
}

/** The sender's clerk stands by having decided to tell this recipient of each of the events under this very cell, this deep. */
function isCleared({ id, depth }: Row, ask: RecordedAsk, { clearances }: CaseAsOf): boolean {
  const cell = cellOf(id, ask);
  return ask.eventIds.every((event) => {
    const last = clearances.findLast(
      ({ by, eventId, rowId, recipient }) =>
        by === ask.sender && eventId === event && rowId === cell && recipient === ask.recipient,
    );
    return last?.decision === 'disclose' && last.depth === depth;
  });
}

/** The person objects to what is told, under whatever row an agreement puts it. */
function isObjectedTo(
  { eventType, sender, recipient, purpose }: RecordedAsk,
  { objections }: CaseAsOf,
): boolean {
  return objections.some(
    (one) =>
      one.agencies.includes(sender) &&
      one.types.includes(eventType) &&
      one.senders.includes(sender) &&
      one.recipients.includes(recipient) &&
      one.purposes.includes(purpose),
  );
}

/** When the youngest restriction of the asked events began; undefined where none is restricted. */
function restrictedSince({ sender, eventIds }: RecordedAsk, { restrictions }: CaseAsOf): string | undefined {
  return restrictions
    .filter(({ agencies }) => agencies.includes(sender))
    .filter((one) => one.eventIds === undefined || one.eventIds.some((id) => eventIds.includes(id)))
    .map(({ from }) => from)
    .toSorted()
    .at(-1);
}

/** A decision names a cell, which is a row for one type, sender, recipient and purpose. */
export function cellOf(rowId: string, { eventType, sender, recipient, purpose }: RecordedAsk): string {
  const type = eventType.split('.').slice(3, -1).join('.');
  return [rowId, type, sender, recipient, purpose].join('.');
}

function byConsent(row: Row, ask: RecordedAsk, file: CaseAsOf, terms: Terms, since = ''): readonly Ground[] {
  const covering = file.provisions.filter((one) => covers(one, ask, terms) && one.validFrom >= since);
  const given = covering.filter(({ form }) => form === 'consent');
  if (!row.secrecy) {
    return given.map((consent) => ({
      ...ground(ask, row, shallowest(row.depth, consent.depth), consent.special),
      consent,
    }));
  }
  const released = covering.filter((one) => one.form === 'secrecy-release' && one.recordedBy === one.source);
  return given.flatMap((consent) =>
    released.map((secrecyRelease) => ({
      ...ground(
        ask,
        row,
        shallowest(row.depth, consent.depth, secrecyRelease.depth),
        consent.special && secrecyRelease.special,
      ),
      consent,
      secrecyRelease,
    })),
  );
}

function covers(one: StandingProvision, ask: RecordedAsk, terms: Terms): boolean {
  return (
    one.state === 'standing' &&
    one.source === ask.sender &&
    one.recipients.includes(ask.recipient) &&
    one.purposes.includes(ask.purpose) &&
    (one.eventTypes.includes('*') || one.eventTypes.includes(ask.eventType)) &&
    isWithin(ask.at, one.validFrom, one.validUntil) &&
    isWithin(ask.happenedAt, one.dataFrom, one.dataUntil) &&
    terms.mayRecord(one.recordedBy, one.source, one.recipients)
  );
}

function ground({ eventType }: RecordedAsk, { id }: Row, depth: Depth, special: boolean): Ground {
  const fields = fieldClasses(eventType)
    .filter((field) => ORDER.indexOf(field.depth) <= ORDER.indexOf(depth) && (special || !field.special))
    .map(({ name }) => name);
  return { rowId: id, fields, showsDate: depth !== 'fact' };
}

function shallowest(...depths: readonly Depth[]): Depth {
  return ORDER.find((depth) => depths.includes(depth)) ?? 'fact';
}

/** From inclusive, until exclusive. */
function isWithin(instant: string, from: string | undefined, until: string | undefined): boolean {
  return (from ?? '') <= instant && (until === undefined || instant < until);
}
