import type { MatrixCell } from '#gate';
import type { Agreement, Controller, HubFunction, LinkWay, Party } from './agreement.ts';
import type { Condition } from './conditions.ts';
import { conditionIn } from './conditions.ts';

interface Index {
  readonly parties: ReadonlyMap<string, Party>;
  readonly publishes: ReadonlySet<string>;
  readonly cells: ReadonlyMap<string, readonly MatrixCell[]>;
  readonly cellById: ReadonlyMap<string, MatrixCell>;
  readonly consentSources: ReadonlySet<string>;
  /** The conditions of rows by the sender of the rows, each by its text. */
  readonly conditions: ReadonlyMap<string, ReadonlyMap<string, Condition>>;
  /** Who may publish a type. */
  readonly publishers: ReadonlyMap<string, readonly string[]>;
}

// An agreement never changes, so what was looked up once stays right for as long as it lives.
const indexes = new WeakMap<Agreement, Index>();

/** The rows of the matrix for an event type of a sender (towards one recipient, or all), also those not in force now. */
export function cellsFor(
  agreement: Agreement,
  key: { readonly eventType: string; readonly sender: string; readonly recipient?: string },
): readonly MatrixCell[] {
  return indexOf(agreement).cells.get(cellKey(key.eventType, key.sender, key.recipient)) ?? [];
}

/** The row of the matrix with this id, as a Permit's basis names it. */
export function cellOf(agreement: Agreement, id: string): MatrixCell | undefined {
  return indexOf(agreement).cellById.get(id);
}

/** The party with this agency id, or undefined when the agency is none. */
export function party(agreement: Agreement, agency: string): Party | undefined {
  return indexOf(agreement).parties.get(agency);
}

/** Each controller once. */
export function controllers(agreement: Agreement): readonly Controller[] {
  return [...new Map(agreement.parties.map(({ controller }) => [controller.id, controller])).values()];
}

/** Whether the agency may record events of this type. */
export function mayPublish(agreement: Agreement, agency: string, eventType: string): boolean {
  return indexOf(agreement).publishes.has(`${agency}|${eventType}`);
}

/**
 * Whether a consent that `recorder` records is effective for `source`: its own always, another's where the agreement
 * names it, but never in its own favour: no agency grants itself access.
 */
export function mayRecordConsent(
  agreement: Agreement,
  recorder: string,
  source: string,
  recipients: readonly string[] = [],
): boolean {
  if (party(agreement, recorder) === undefined) return false;
  if (recorder === source) return true;
  return !recipients.includes(recorder) && indexOf(agreement).consentSources.has(`${recorder}|${source}`);
}

/** The rows that this provision would open, now or later, which demand the day until which what happened may be told. */
export function rowsNeedingDataUntil(
  { cells }: Agreement,
  { source, recipients, purposes, eventTypes, validFrom }: ProvisionAsked,
): readonly MatrixCell[] {
  return cells.filter(
    (cell) =>
      cell.basis.kind === 'CONSENT' &&
      cell.basis.needsDataUntil === true &&
      cell.sender === source &&
      recipients.includes(cell.recipient) &&
      purposes.includes(cell.purpose) &&
      (eventTypes.includes('*') || eventTypes.includes(cell.eventType)) &&
      (cell.until === undefined || validFrom < cell.until),
  );
}

/** What a provision of a consent opens. */
export interface ProvisionAsked {
  readonly source: string;
  readonly recipients: readonly string[];
  readonly purposes: readonly string[];
  readonly eventTypes: readonly string[];
  /** The instant from which it counts: rows that are over by then it does not open. */
  readonly validFrom: string;
}

/** Whether the agency may make one-time link codes. */
export function mayMakeLinkCode(agreement: Agreement, agency: string): boolean {
  return agreement.linkCodes.make.includes(agency);
}

/** Whether the agency may redeem one-time link codes. */
export function mayRedeemLinkCode(agreement: Agreement, agency: string): boolean {
  return agreement.linkCodes.redeem.includes(agency);
}

/** Whether the agreement names a way by which the sender may propose a link to the recipient by this kind of number; the gate looks at its dates. */
export function mayPropose(
  agreement: Agreement,
  sender: string,
  recipient: string,
  numberKind: string,
): boolean {
  return agreement.linkWays.some(
    (way) =>
      way.senders.includes(sender) &&
      way.recipients.includes(recipient) &&
      way.numberKinds.includes(numberKind),
  );
}

/** Whether the law lets the viewer see this event type from its author unasked and unconditionally, so that its receipts may depend on it. */
export function sees(
  agreement: Agreement,
  viewer: string,
  eventType: string,
  author: string,
  at: string,
): boolean {
  if (viewer === author) return true;
  const cells = cellsFor(agreement, { eventType, sender: author, recipient: viewer }).filter((one) =>
    inForce(one, at),
  );
  if (cells.some((cell) => cell.basis.kind === 'FORBIDDEN' && cell.purpose === '*')) return false;
  return cells.some(
    (cell) =>
      isUnconditional(cell) &&
      !cells.some((other) => other.basis.kind === 'FORBIDDEN' && other.purpose === cell.purpose),
  );
}

/** Whether the viewer sees every event of this type in a case, whoever of the parties recorded it: then it knows also that there is none. */
export function seesAll(agreement: Agreement, viewer: string, eventType: string, at: string): boolean {
  const publishers = indexOf(agreement).publishers.get(eventType) ?? [];
  return (
    publishers.length > 0 && publishers.every((author) => sees(agreement, viewer, eventType, author, at))
  );
}

/** The conditions of rows by which this agency tells something, each by its text. */
export function conditionsOf(agreement: Agreement, sender: string): ReadonlyMap<string, Condition> {
  return indexOf(agreement).conditions.get(sender) ?? NO_CONDITIONS;
}

const NO_CONDITIONS: ReadonlyMap<string, Condition> = new Map();

/** What is owed to the person and to supervision is on until the parties switch it off in words. */
const OWED: ReadonlySet<HubFunction['name']> = new Set(['recall', 'subject-access', 'officer']);

/**
 * Whether a function of the hub is switched on for an agency. Of functions that the agreement does not name, those that
 * disclose (claim, timeline, export, the person's view) are off, and those that are owed (recall, subject access, officer) are on.
 */
export function functionOn(agreement: Agreement, name: HubFunction['name'], agency: string): boolean {
  const named = agreement.functions.filter((one) => one.name === name);
  if (named.length === 0) return OWED.has(name);
  return named.some((one) => one.on && !one.exceptFor.includes(agency));
}

function isUnconditional(cell: MatrixCell): boolean {
  return (
    cell.basis.kind === 'STATUTORY' &&
    cell.trigger !== 'on-request' &&
    cell.condition === undefined &&
    cell.decidedBy === 'rule'
  );
}

function inForce(one: Pick<MatrixCell | LinkWay, 'from' | 'until'>, at: string): boolean {
  return one.from <= at && (one.until === undefined || at < one.until);
}

function cellKey(eventType: string, sender: string, recipient?: string): string {
  return recipient === undefined ? `${eventType}|${sender}` : `${eventType}|${sender}|${recipient}`;
}

function indexOf(agreement: Agreement): Index {
  const known = indexes.get(agreement);
  if (known !== undefined) return known;
  const made = makeIndex(agreement);
  indexes.set(agreement, made);
  return made;
}

function makeIndex(agreement: Agreement): Index {
  const { parties, cells, recorders } = agreement;
  return {
    parties: new Map(parties.map((one) => [one.agency, one])),
    publishes: new Set(parties.flatMap((one) => one.publishes.map((type) => `${one.agency}|${type}`))),
    cells: grouped(cells),
    cellById: new Map(cells.map((cell) => [cell.id, cell])),
    consentSources: new Set(
      recorders.flatMap((one) => one.sources.map((source) => `${one.recorder}|${source}`)),
    ),
    conditions: conditionsBySender(cells),
    publishers: publishersIn(parties),
  };
}

function conditionsBySender(cells: readonly MatrixCell[]): Index['conditions'] {
  const found = new Map<string, Map<string, Condition>>();
  for (const { sender, condition } of cells) {
    if (condition === undefined) continue;
    const own = found.get(sender) ?? new Map<string, Condition>();
    found.set(sender, own.set(condition, conditionIn(condition)));
  }
  return found;
}

function publishersIn(parties: readonly Party[]): Index['publishers'] {
  const found = new Map<string, string[]>();
  for (const { agency, publishes } of parties)
    for (const type of publishes) found.set(type, [...(found.get(type) ?? []), agency]);
  return found;
}

function grouped(cells: readonly MatrixCell[]): ReadonlyMap<string, readonly MatrixCell[]> {
  const groups = new Map<string, MatrixCell[]>();
  for (const cell of cells) {
    for (const key of [
      cellKey(cell.eventType, cell.sender),
      cellKey(cell.eventType, cell.sender, cell.recipient),
    ]) {
      groups.set(key, [...(groups.get(key) ?? []), cell]);
    }
  }
  // Frozen lists are put in the gate's order once.
  for (const group of groups.values()) Object.freeze(group);
  return groups;
}
