import type { AgencyEntry } from '#casefile';
import { fieldClasses, ownRecord } from '#catalogue';
import type { Evidence, GatedDoor, MatrixCell, Permit } from '#gate';
import { admit, isPermit } from '#gate';
import type { Candidate } from './candidates.decide.ts';

/** Who asks at which door, for what, when. */
export interface Question {
  readonly door: Extract<GatedDoor, 'bell' | 'claim' | 'timeline' | 'export' | 'embed' | 'recall'>;
  readonly network: string;
  readonly caseId: string;
  readonly recipient: string;
  /** `system` or the pseudonymous id of a member of staff. */
  readonly actor: string;
  /** Absent: any purpose that the matrix knows for the event. */
  readonly purpose?: string;
  readonly at: string;
}

/** An event that may be told, with the permit on which it may. */
export interface Chosen extends Candidate {
  readonly permit: Permit;
}

/** All that the gate may look at when this event is asked for; undefined evidence lets nothing through. */
export type EvidenceFor = (entry: AgencyEntry) => Evidence;

/** The purpose written into the record when an agency reads back what it recorded itself. */
export const OWN_RECORD = ownRecord.id;

/** What the gate lets through, in the order of the case, `max` events at most; for each the first purpose that it permits. */
export function chooseEntries(
  question: Question,
  offered: readonly Candidate[],
  evidenceFor: EvidenceFor,
  max = Infinity,
): readonly Chosen[] {
  const chosen: Chosen[] = [];
  for (const candidate of offered) {
    if (chosen.length >= max) break;
    const permit = firstPermit(question, candidate.entry, evidenceFor(candidate.entry));
    if (permit !== undefined) chosen.push({ ...candidate, permit });
  }
  return chosen;
}

function firstPermit(question: Question, entry: AgencyEntry, evidence: Evidence): Permit | undefined {
  for (const purpose of purposesFor(question, entry, evidence.agreement.cells)) {
    const answer = admit(askFor(question, entry, purpose), evidence);
    if (isPermit(answer)) return answer;
  }
  return undefined;
}

/** Statutory purposes first, so that what the law allows never rests on a consent that can be withdrawn. */
function purposesFor(
  question: Question,
  entry: AgencyEntry,
  cells: readonly MatrixCell[],
): readonly string[] {
  const { recipient, purpose } = question;
  if (entry.agency === recipient) return [purpose ?? OWN_RECORD];
  const fitting = cells.filter(
    (cell) => cell.eventType === entry.type && cell.sender === entry.agency && cell.recipient === recipient,
  );
  const statutory = fitting.filter((cell) => cell.basis.kind === 'STATUTORY').map((cell) => cell.purpose);
  const byConsent = fitting.filter((cell) => cell.basis.kind === 'CONSENT').map((cell) => cell.purpose);
  const known = [...new Set([...statutory.toSorted(), ...byConsent.toSorted()])];
  return purpose === undefined ? known : known.filter((one) => one === purpose);
}

function askFor(question: Question, entry: AgencyEntry, purpose: string) {
  const { door, network, caseId, recipient, actor, at } = question;
  return {
    door,
    network,
    caseId,
    sender: entry.agency,
    recipient,
    actor,
    eventIds: [entry.id],
    eventType: entry.type,
    category: entry.category,
    fields: fieldClasses(entry.type).map(({ name }) => name),
    purpose,
    happenedAt: entry.happenedAt,
    at,
  };
}
