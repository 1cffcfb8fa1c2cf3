import { personsEvents } from './access.ts';
import type { Ask } from './ask.ts';
import { barrier, isPersonsView } from './barrier.ts';
import type { Evidence, MatrixCell } from './evidence.ts';
import { showsDate } from './fields.ts';
import { within } from './period.ts';
import type { Permit, PermitRecord } from './permit.ts';
import { makePermit } from './permit.ts';
import { rowsAbout } from './precedence.ts';
import type { RefusalCode } from './refusal.ts';
import { Refusal } from './refusal.ts';
import { restrictedSince } from './restriction.ts';
import type { Ground } from './row.ts';
import { groundOf } from './row.ts';

/** Raised with every change of what the gate decides; stored with each decision so that it can be replayed. */
export const GATE_VERSION = 5;

/** Milliseconds between a decision and the last instant at which bytes may leave on it. */
export const RELEASE_WINDOW_MS = 250;

/**
 * The one rule. Pure and total: every ask gets a Permit or a Refusal, and whatever is not expressly allowed is refused.
 * Precedence: FORBIDDEN, restriction, statutory duty, statutory power (unless an objection was upheld), consent.
 */
export function admit(ask: Ask, evidence: Evidence): Permit | Refusal {
  const barred = barrier(ask, evidence);
  if (barred !== undefined) return new Refusal(barred);
  if (ask.door === 'subject-access') return answer(ask, evidence, personsEvents(ask, evidence));
  if (ask.sender === ask.recipient) {
    return permit(ask, evidence, { basis: { kind: 'own' }, fields: ask.fields, depth: 'detail' });
  }
  if (inDoubt(ask, evidence)) return new Refusal('ENTRY_IN_DOUBT');
  return answer(ask, evidence, firstGround(ask, evidence));
}

/** Whether an asked event may have been recorded by somebody else, with a stolen key: only its sender can say that it stands. */
function inDoubt({ eventIds }: Ask, { doubted }: Evidence): boolean {
  return doubted.length > 0 && eventIds.some((id) => doubted.includes(id));
}

/**
 * The first row that opens decides; when none does, the last one tells why, or the restriction that closed them. A
 * prohibition comes before all rows and ends the search.
 */
function firstGround(ask: Ask, evidence: Evidence): Ground | RefusalCode {
  // A restriction protects the person from others, not from what is known about them.
  const since = isPersonsView(ask) ? undefined : restrictedSince(ask, evidence);
  let lacking: RefusalCode | undefined;
  for (const cell of rowsAbout(ask.recipient, evidence.agreement.cells)) {
    if (!fits(cell, ask)) continue;
    if (cell.basis.kind === 'FORBIDDEN') return 'FORBIDDEN';
    const ground = groundOf(ask, evidence, cell, since);
    if (typeof ground !== 'string') return ground;
    lacking = ground;
  }
  return lacking !== undefined && since !== undefined ? 'RESTRICTED' : (lacking ?? 'NO_ROW');
}

/** What differs most often is compared first. */
function fits(cell: MatrixCell, ask: Ask): boolean {
  return (
    (cell.purpose === ask.purpose || (cell.purpose === '*' && cell.basis.kind === 'FORBIDDEN')) &&
    cell.sender === ask.sender &&
    cell.eventType === ask.eventType &&
    within(ask.at, cell.from, cell.until)
  );
}

function answer(ask: Ask, evidence: Evidence, ground: Ground | RefusalCode): Permit | Refusal {
  return typeof ground === 'string' ? new Refusal(ground) : permit(ask, evidence, ground);
}

function permit(ask: Ask, evidence: Evidence, { basis, fields, depth }: Ground): Permit {
  const { disputed } = evidence;
  const record: PermitRecord = {
    ask,
    eventIds: ask.eventIds,
    fields,
    showsDate: showsDate(depth),
    basis,
    caseRevision: evidence.caseRevision,
    agreementHash: evidence.agreement.hash,
    registryRevision: evidence.registryRevision,
    gateVersion: GATE_VERSION,
    decidedAt: ask.at,
    notAfter: later(ask.at, RELEASE_WINDOW_MS),
  };
  const isDisputed = disputed.length > 0 && ask.eventIds.some((id) => disputed.includes(id));
  return makePermit(isDisputed ? { ...record, disputed: true } : record);
}

/** Three instants of four end in the second in which they begin: those need no calendar. */
function later(instant: string, ms: number): string {
  const millis = Number(instant.slice(20, 23)) + ms;
  return millis < 1000
    ? `${instant.slice(0, 20)}${String(millis).padStart(3, '0')}Z`
    : new Date(Date.parse(instant) + ms).toISOString();
}
