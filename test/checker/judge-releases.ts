import { fieldClasses } from '#catalogue';
import { agencyKeys } from './agency-keys.ts';
import type { Terms } from './agreement-terms.ts';
import { termsOf } from './agreement-terms.ts';
import type { CaseAsOf } from './case-as-of.ts';
import { caseAsOf } from './case-as-of.ts';
import type { Ground } from './grounds.ts';
import { cellOf, groundsFor } from './grounds.ts';
import type { LogEntry, Violation } from './log-entry.ts';
import { byStream, dataOf } from './log-entry.ts';
import type { RecordedDecision, Release } from './release.ts';
import { lackingIn, releaseOf } from './release.ts';

/** At the doors of subject access and of the person's view the recipient is the person. */
const PERSON = 'the-person';
const ACCESS = 'subject-access';
const VIEW = 'person-view';

/** The longest time between a decision and the last instant at which bytes may leave on it, milliseconds. */
const WINDOW_MS = 250;

interface Adopted {
  readonly hash: string;
  readonly document: string;
  readonly effectiveFrom: string;
  readonly revision: number;
}

/** One release with all that it must be held against. */
interface Judged {
  readonly entry: LogEntry;
  readonly release: Release;
  readonly file: CaseAsOf;
  readonly registry: readonly LogEntry[];
}

/**
 * C1: every `Released` entry carries the whole decision, and its basis is found once more: for sender, recipient,
 * fields, purpose, happened date and time, at the very revision before the entry, under the agreement then in force.
 */
export function judgeReleases(log: readonly LogEntry[]): readonly Violation[] {
  const streams = byStream(log);
  const keys = agencyKeys(log);
  return log.flatMap((entry): readonly Violation[] => {
    if (entry.type !== 'Released' || entry.kind === 'gone') return [];
    const release = releaseOf(entry);
    if (release === undefined || release.decisions.length === 0)
      return [violation(entry, 'holds no decision')];
    const file = caseAsOf(streams.get(entry.stream) ?? [], entry.revision - 1, keys);
    const registry = (streams.get(`registry-${entry.network}`) ?? []).filter(
      ({ position }) => position < entry.position,
    );
    const judged = { entry, release, file, registry };
    return release.decisions.flatMap((decision) =>
      faultsOf(decision, judged).map((fault) => violation(entry, fault)),
    );
  });
}

function violation({ position }: LogEntry, says: string): Violation {
  return { rule: 'C1', position, says };
}

function faultsOf(decision: RecordedDecision, judged: Judged): readonly string[] {
  const lacking = lackingIn(decision);
  if (lacking.length > 0) return [`lacks ${lacking.join(', ')}`];
  const adopted = adoptedAt(decision, judged.registry);
  if (adopted === undefined) return ['names an agreement that was not in force'];
  return [
    ...framing(decision, judged),
    ...aboutEvents(decision, judged),
    ...basis(decision, judged, adopted),
    ...note(decision, judged),
    ...doubt(decision, judged),
  ];
}

/** The entry, its decision and its question must speak of the same thing at the same time. */
function framing({ ask, caseRevision, decidedAt, notAfter }: RecordedDecision, judged: Judged) {
  const { entry, release, registry } = judged;
  const window = Date.parse(notAfter) - Date.parse(decidedAt);
  return [
    ...(entry.stream === `case-${ask.network}-${ask.caseId}` ? [] : ['was decided for another case']),
    ...(caseRevision === entry.revision - 1 ? [] : ['was not decided on the revision it was entered at']),
    ...(release.recipient === ask.recipient ? [] : ['was decided for another recipient']),
    ...(release.door === ask.door && release.actor === ask.actor ? [] : ['was asked at another door']),
    ...(ask.at === decidedAt && window > 0 && window <= WINDOW_MS ? [] : ['is open longer than it may be']),
    ...(registry.length > 0 ? [] : ['has no registry before it']),
  ];
}

/** What is told must be in the case, the sender's own, of that type and date, and not of the future. */
function aboutEvents({ ask, eventIds, fields }: RecordedDecision, { file }: Judged): readonly string[] {
  const events = eventIds.map((id) => file.events.find((one) => one.id === id && one.agency === ask.sender));
  const isAsAsked = (event: LogEntry | undefined) =>
    event?.type === ask.eventType &&
    event.category === ask.category &&
    event.happenedAt === ask.happenedAt &&
    event.happenedAt <= ask.at;
  const known = new Set(fieldClasses(ask.eventType).map(({ name }) => name));
  return [
    ...(events.length > 0 && events.every(isAsAsked)
      ? []
      : ['tells of an event that is not in the case like this']),
    ...(eventIds.every((id) => ask.eventIds.includes(id))
      ? []
      : ['tells of more events than were asked for']),
    ...(fields.every((name) => ask.fields.includes(name) && known.has(name))
      ? []
      : ['shows fields nobody asked for']),
  ];
}

/** What the person disputes passes on with that note only (§ 84(2) SGB X). */
function note({ eventIds, disputed }: RecordedDecision, { file }: Judged): readonly string[] {
  const isDisputed = eventIds.some((id) => file.disputed.has(id));
  return isDisputed && disputed !== true ? ['passes on what is disputed without saying so'] : [];
}

/** What a stolen key signed is its sender's to see, and the person's as its controller released it, until the sender has confirmed it. */
function doubt({ ask, eventIds }: RecordedDecision, { file }: Judged): readonly string[] {
  if (ask.sender === ask.recipient || (ask.recipient === PERSON && ask.door !== VIEW)) return [];
  return eventIds.some((id) => file.doubted.has(id)) ? ['tells of an event that is in doubt'] : [];
}

function basis(decision: RecordedDecision, { file }: Judged, terms: Terms): readonly string[] {
  const { ask } = decision;
  const isView = ask.recipient === PERSON && ask.door === VIEW;
  if (!isView && (ask.recipient === PERSON || ask.door === ACCESS)) return access(decision, file, terms);
  if (!file.linked.has(ask.sender)) return ['comes from an agency that is not linked'];
  if (!isView && (ask.door === VIEW || !reaches(decision, file)))
    return ['reaches an agency that is not linked'];
  // The person is shown what its sender lets the person's view show; an agency, what it may look at itself.
  if (!terms.isOn(ask.door, isView ? ask.sender : ask.recipient))
    return ['left by a function that is switched off'];
  if (ask.sender === ask.recipient)
    return decision.basis.kind === 'own' ? [] : ['names a ground for the own record'];
  const found = groundsFor(ask, file, terms).filter((ground) => isNamed(ground, decision));
  if (found.length === 0) return ['rests on no basis that can be found'];
  return found.some((ground) => isEnough(ground, decision)) ? [] : ['shows more than its basis lets through'];
}

/** The person gets, at one door only, what the controllers released in answer to a request. */
function access({ ask, eventIds, basis: named }: RecordedDecision, { released }: CaseAsOf, terms: Terms) {
  if (ask.recipient !== PERSON || ask.door !== ACCESS)
    return ['reaches the person by another way than access'];
  if (!terms.isOn(ACCESS, ask.sender)) return ['left by a function that is switched off'];
  const given = released.filter(
    ({ request }) => named.requestId === undefined || request === named.requestId,
  );
  const isGiven = (id: string) => given.some((one) => one.eventIds.includes(id));
  return named.kind === 'access' && eventIds.every(isGiven)
    ? []
    : ['gives the person what no controller released'];
}

/** A link proposal is the one thing that reaches an agency without a link, while it is open. */
function reaches({ ask, eventIds }: RecordedDecision, { linked, invited }: CaseAsOf): boolean {
  if (linked.has(ask.recipient)) return true;
  return (
    ask.category === 'link' &&
    eventIds.every((id) => invited.some((one) => one.proposal === id && one.recipient === ask.recipient))
  );
}

function isNamed(
  { rowId, consent, secrecyRelease }: Ground,
  { ask, basis: named }: RecordedDecision,
): boolean {
  return (
    named.rowId === cellOf(rowId, ask) &&
    named.kind === (consent === undefined ? 'statutory' : 'consent') &&
    named.recordedBy === consent?.recordedBy &&
    named.consentId === consent?.consentId &&
    named.provisionId === consent?.provisionId &&
    named.secrecyReleaseId === secrecyRelease?.consentId
  );
}

function isEnough({ fields, showsDate }: Ground, decision: RecordedDecision): boolean {
  return decision.fields.every((name) => fields.includes(name)) && (showsDate || !decision.showsDate);
}

const parsed = new Map<string, Terms>();

/** The terms of the agreement in force for the decision, as far as the registry held it at that revision; undefined when the decision names another. */
function adoptedAt(
  { ask, agreementHash, registryRevision }: RecordedDecision,
  registry: readonly LogEntry[],
) {
  const latest = registry
    .filter(({ type, revision }) => type === 'AgreementAdopted' && revision <= registryRevision)
    .flatMap((entry) => (dataOf(entry) as Adopted | undefined) ?? [])
    .findLast(({ effectiveFrom }) => effectiveFrom <= ask.at);
  if (latest?.hash !== agreementHash || !registry.some(({ revision }) => revision === registryRevision))
    return undefined;
  const terms = parsed.get(latest.document) ?? termsOf(latest.document);
  parsed.set(latest.document, terms);
  return terms;
}
