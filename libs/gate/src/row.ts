import type { Ask, Depth } from './ask.ts';
import { isPersonsView } from './barrier.ts';
import { consentGround } from './consent.ts';
import type { CellBasis, Evidence, MatrixCell } from './evidence.ts';
import { fieldsWithin, shallower } from './fields.ts';
import { within } from './period.ts';
import type { Basis } from './permit.ts';
import type { RefusalCode } from './refusal.ts';

/** What opens, and how far. */
export interface Ground {
  readonly basis: Basis;
  readonly fields: readonly string[];
  readonly depth: Depth;
}

type Law = Extract<CellBasis, { kind: 'STATUTORY' }>;

/** The ground that one row gives, or what it lacks. `since`: the asked events are restricted from then on. */
export function groundOf(
  ask: Ask,
  evidence: Evidence,
  cell: MatrixCell,
  since: string | undefined,
): Ground | RefusalCode {
  if (cell.condition !== undefined && !evidence.facts.includes(cell.condition)) return 'CONDITION_NOT_MET';
  const bound = cell.despiteRestriction === undefined ? since : undefined;
  return cell.basis.kind === 'STATUTORY'
    ? byLaw(ask, evidence, cell, cell.basis, bound)
    : byConsent(ask, evidence, cell, bound);
}

function byLaw(
  ask: Ask,
  evidence: Evidence,
  cell: MatrixCell,
  law: Law,
  since: string | undefined,
): Ground | RefusalCode {
  if (since !== undefined) return 'RESTRICTED';
  const duty = law.duty === true;
  const isOwn = isPersonsView(ask);
  if (!duty && !isOwn && objected(ask, evidence, cell)) return 'OBJECTION_UPHELD';
  if (!requested(ask, evidence, cell)) return 'NOT_REQUESTED';
  if (!cleared(ask, evidence, cell)) return 'CLERK_HAS_NOT_DECIDED';
  const depth = cell.depth ?? 'detail';
  const basis: Basis = { kind: 'statutory', rowId: cell.id, paragraph: law.paragraph, duty };
  // Special categories are barred from being told about the person, not to the person.
  return { basis, fields: fieldsWithin(ask, evidence, depth, isOwn), depth };
}

function byConsent(
  ask: Ask,
  evidence: Evidence,
  cell: MatrixCell,
  since: string | undefined,
): Ground | RefusalCode {
  if (!requested(ask, evidence, cell)) return 'NOT_REQUESTED';
  const found = consentGround(ask, evidence, cell, since);
  if (typeof found === 'string') return found;
  if (!cleared(ask, evidence, cell)) return 'CLERK_HAS_NOT_DECIDED';
  const { consent, release } = found;
  const depth = [cell.depth ?? 'detail', consent.depth, release?.depth ?? 'detail'].reduce(shallower);
  const basis: Basis = {
    kind: 'consent',
    rowId: cell.id,
    recordedBy: consent.recordedBy,
    consentId: consent.consentId,
    provisionId: consent.provisionId,
    validUntil: consent.validUntil,
    ...(release && { secrecyReleaseId: release.consentId }),
  };
  const special = consent.special && (release?.special ?? true);
  return { basis, fields: fieldsWithin(ask, evidence, depth, special), depth };
}

function objected(ask: Ask, evidence: Evidence, cell: MatrixCell): boolean {
  return evidence.objections.some((one) => one.rowId === cell.id && within(ask.at, undefined, one.until));
}

/** An open request opens the type it asks about; once it is settled, what answered it and nothing else. */
function requested(ask: Ask, evidence: Evidence, cell: MatrixCell): boolean {
  if (cell.trigger !== 'on-request') return true;
  return evidence.requests.some(
    ({ by, about, open, answers }) =>
      by === ask.recipient &&
      ((open && about === ask.eventType) || everyEvent(ask, (id) => answers.includes(id))),
  );
}

/** The clerk is asked last, so that nobody has to decide what could not be told anyway. */
function cleared(ask: Ask, evidence: Evidence, cell: MatrixCell): boolean {
  if (cell.decidedBy === 'rule') return true;
  return everyEvent(ask, (id) =>
    evidence.clearances.some(
      (one) => one.rowId === cell.id && one.recipient === ask.recipient && one.eventId === id,
    ),
  );
}

/** An ask that names no event is not about events which somebody decided on. */
function everyEvent(ask: Ask, holds: (id: string) => boolean): boolean {
  return ask.eventIds.length > 0 && ask.eventIds.every(holds);
}
