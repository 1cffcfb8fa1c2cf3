import { fieldClasses } from '#catalogue';
import type { Depth, Row, Terms } from './agreement-terms.ts';
import type { CaseAsOf, StandingProvision } from './case-as-of.ts';
import type { RecordedAsk } from './release.ts';

/** Something on which an event may be told, and how much of it. */
export interface Ground {
  readonly rowId: string;
  readonly consent?: StandingProvision;
  readonly secrecyRelease?: StandingProvision;
  readonly fields: readonly string[];
  readonly showsDate: boolean;
}

const DUTY_STATED = 'de.wegmarke.language.duty-stated.v1';
const PLAN_AGREED = 'de.wegmarke.casework.plan-agreed.v1';
const INFORMATION_REQUESTED = 'de.wegmarke.information.requested.v1';
const ORDER: readonly Depth[] = ['fact', 'date', 'detail'];

/**
 * Every ground on which the agreement and the case let this be told, found anew from the agreement's own words: a row
 * for sender, recipient, type and purpose that is in force, with what it asks for; none where a row forbids.
 */
export function groundsFor(ask: RecordedAsk, file: CaseAsOf, terms: Terms): readonly Ground[] {
  const rows = terms.rows.filter((row) => isAbout(row, ask) && isWithin(ask.at, row.from, row.until));
  if (ask.at < terms.from || rows.some(({ basis }) => basis === 'FORBIDDEN')) return [];
  const meeting = rows.filter((row) => !row.byClerk && isMet(row, ask, file, terms));
  return meeting.flatMap((row) =>
    row.basis === 'STATUTORY' ? [ground(ask, row, row.depth, false)] : byConsent(row, ask, file, terms),
  );
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
  const knows = (type: string, author: string) => seesByLaw(terms, ask.sender, type, author, ask.at);
  const happened = (type: string) =>
    file.events.some((event) => event.type === type && knows(type, event.agency));
  if (row.condition === 'obliged' && !happened(DUTY_STATED)) return false;
  if (row.condition === 'plan' && !happened(PLAN_AGREED)) return false;
  if (!row.onRequest) return true;
  return file.requests.some(
    ({ by, addressee }) =>
      by === ask.recipient && addressee === ask.sender && knows(INFORMATION_REQUESTED, by),
  );
}

/** An agency knows what it recorded itself, and what the law shows it unasked and under no condition. */
function seesByLaw(terms: Terms, viewer: string, type: string, author: string, at: string): boolean {
  if (viewer === author) return true;
  const rows = terms.rows.filter(
    (row) =>
      row.types.includes(type) &&
      row.senders.includes(author) &&
      row.recipients.includes(viewer) &&
      isWithin(at, row.from, row.until),
  );
  const forbidden = rows.filter(({ basis }) => basis === 'FORBIDDEN').flatMap(({ purposes }) => purposes);
  return rows.some(
    (row) =>
      row.basis === 'STATUTORY' &&
      !row.onRequest &&
      !row.byClerk &&
      row.condition === undefined &&
      !forbidden.includes('*') &&
      row.purposes.some((purpose) => !forbidden.includes(purpose)),
  );
}

function byConsent(row: Row, ask: RecordedAsk, file: CaseAsOf, terms: Terms): readonly Ground[] {
  const covering = file.provisions.filter((one) => covers(one, ask, terms));
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
