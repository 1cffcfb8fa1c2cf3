import type { Agreement } from '#agreement';
import { agreementHash, functionOn } from '#agreement';
import type { CaseMoment } from '#casefile';
import { evidenceFor } from '#casefile';
import type { Basis, PermitRecord, RefusalCode } from '#gate';
import { admit, Refusal } from '#gate';

/** What another version would have made of a decision that was taken. */
export type Redecision =
  | { readonly kind: 'same' }
  /** The same fields on another ground. */
  | { readonly kind: 'other-ground'; readonly basis: Basis }
  /** Other fields: `added` would pass besides, `removed` would not. */
  | {
      readonly kind: 'other-fields';
      readonly basis: Basis;
      readonly added: readonly string[];
      readonly removed: readonly string[];
    }
  | { readonly kind: 'refused'; readonly code: RefusalCode | 'SWITCHED_OFF' }
  /** The gate no longer says yes even under the version of that time: keys of the case have run out, or the gate is stricter. */
  | { readonly kind: 'not-repeatable' }
  /** Own records and what a controller released to the person do not rest on the agreement. */
  | { readonly kind: 'not-on-agreement' };

/** The instant, pseudo-field of a decision that showed when it happened. */
const DATE = 'happenedAt';

/**
 * A version as if it had always been in force, with the rows of its first day: so it can be asked about the past.
 */
export function asIfAlways(agreement: Agreement): Agreement {
  const { from } = agreement;
  const cells = agreement.cells
    .filter((cell) => cell.from <= from && (cell.until === undefined || from < cell.until))
    .map(({ until: _until, ...cell }) => ({ ...cell, from: BEGINNING }));
  return { ...agreement, from: BEGINNING, cells };
}

const BEGINNING = '1970-01-01T00:00:00.000Z';

/** The two versions between which decisions are compared; `was` is the one that was in force at the decision. */
export interface Versions {
  readonly was: Agreement;
  readonly other: Agreement;
}

/** Asks the gate again, about the case as it was then. */
export function redecide(
  decision: PermitRecord,
  before: CaseMoment['before'],
  { was, other }: Versions,
): Redecision {
  if (!('rowId' in decision.basis)) return { kind: 'not-on-agreement' };
  const then = answerUnder(was, decision, before);
  if (then instanceof Refusal || differences(decision, then).length > 0) return { kind: 'not-repeatable' };
  if (isSwitchedOff(other, decision)) return { kind: 'refused', code: 'SWITCHED_OFF' };
  const now = answerUnder(other, decision, before);
  if (now instanceof Refusal) return { kind: 'refused', code: now.code };
  return compared(then, now);
}

function answerUnder(
  agreement: Agreement,
  { ask }: PermitRecord,
  before: CaseMoment['before'],
): PermitRecord | Refusal {
  const inForce = { agreement, hash: agreementHash(agreement), revision: 0 };
  const answer = admit(ask, evidenceFor(before, inForce, ask.sender, ask.eventType, ask.at));
  return answer instanceof Refusal ? answer : answer.record;
}

function compared(then: PermitRecord, now: PermitRecord): Redecision {
  const added = missingFrom(then, now);
  const removed = missingFrom(now, then);
  if (added.length + removed.length > 0) return { kind: 'other-fields', basis: now.basis, added, removed };
  return groundOf(then.basis) === groundOf(now.basis)
    ? { kind: 'same' }
    : { kind: 'other-ground', basis: now.basis };
}

function differences(one: PermitRecord, other: PermitRecord): readonly string[] {
  return [...missingFrom(one, other), ...missingFrom(other, one)];
}

/** What `other` shows and `one` does not. */
function missingFrom(one: PermitRecord, other: PermitRecord): readonly string[] {
  const shown = shownBy(one);
  return shownBy(other).filter((name) => !shown.includes(name));
}

function shownBy({ fields, showsDate }: PermitRecord): readonly string[] {
  return showsDate ? [...fields, DATE] : fields;
}

function groundOf(basis: Basis): string {
  if (basis.kind === 'statutory') return `statutory ${basis.paragraph} ${basis.duty}`;
  if (basis.kind !== 'consent') return basis.kind;
  return `consent ${basis.recordedBy ?? ''} ${basis.consentId} ${basis.provisionId}`;
}

/** Doors that are functions of the hub which the parties may switch off. */
function isSwitchedOff(agreement: Agreement, { ask: { door, recipient, sender } }: PermitRecord): boolean {
  if (door === 'person-view') return !functionOn(agreement, door, sender);
  return (door === 'claim' || door === 'timeline') && !functionOn(agreement, door, recipient);
}
