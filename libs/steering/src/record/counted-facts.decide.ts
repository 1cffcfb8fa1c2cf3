import { countedFields, functionOn, party } from '#agreement';
import type { AgencyEntry, AgreementInForce, LoadedCase } from '#casefile';
import { evidenceFor } from '#casefile';
import type { Evidence, Permit } from '#gate';
import { admit, isPermit, THE_STEERING_GROUP } from '#gate';
import type { StepFact } from '../fact.ts';

/** For what events are counted; the gate knows no other purpose at this door. */
const STATISTICS = 'steering-statistics';

/** What the counting of one case rests on. */
export interface Counting {
  readonly inForce: AgreementInForce;
  /** Instant of the question. */
  readonly at: string;
  /** The only types that any table is about. */
  readonly types: ReadonlySet<string>;
  /** Ids of entries that their agency corrected, each as {@link correctedName}: what corrects them counts instead. */
  readonly corrected: ReadonlySet<string>;
}

/** An event that may be counted, with the gate's permit: what of its payload may be opened, which is nothing but codes, stands in it. */
export interface Countable {
  readonly fact: StepFact;
  readonly permit: Permit;
}

/**
 * What of a case may be counted: the gate is asked for each entry, at the door `steering`. What is restricted, objected to, in
 * doubt, erased, or without a row is not in it, nor what the person disputes, nor what an agency says for which the function is
 * switched off. Type, instant and agency suffice, but for the coded fields that the agreement counts by: those are asked for by name.
 */
export function countedFacts(
  loaded: LoadedCase,
  { inForce, at, types, corrected }: Counting,
): readonly Countable[] {
  const { state } = loaded;
  if (state.kind === 'none') return [];
  const read = countedFields(inForce.agreement.steering);
  const known = new Map<string, Evidence>();
  const evidenceOf = ({ agency, type }: AgencyEntry): Evidence => {
    const key = `${agency}|${type}`;
    const evidence = known.get(key) ?? evidenceFor(loaded, inForce, agency, type, at);
    known.set(key, evidence);
    return evidence;
  };
  return state.entries
    .filter((entry) => types.has(entry.type) && !corrected.has(correctedName(entry.agency, entry.id)))
    .filter((entry) => functionOn(inForce.agreement, 'steering', entry.agency))
    .flatMap((entry) => {
      const fields = [...(read.get(entry.type) ?? [])];
      const permit = permitToCount(entry, fields, loaded, evidenceOf(entry), at);
      return permit === undefined ? [] : [{ fact: factOf(entry, inForce), permit }];
    });
}

/** An agency corrects what it recorded itself; another one may have used the same id. */
export function correctedName(agency: string, id: string): string {
  return `${agency}|${id}`;
}

function factOf({ type, happenedAt, agency }: AgencyEntry, { agreement }: AgreementInForce): StepFact {
  return { type, happenedAt, agency, legalSphere: party(agreement, agency)?.legalSphere ?? '' };
}

function permitToCount(
  { id, agency, type, category, happenedAt }: AgencyEntry,
  fields: readonly string[],
  { network, caseId }: LoadedCase,
  evidence: Evidence,
  at: string,
): Permit | undefined {
  const answer = admit(
    {
      door: 'steering',
      network,
      caseId,
      sender: agency,
      recipient: THE_STEERING_GROUP,
      actor: 'system',
      eventIds: [id],
      eventType: type,
      category,
      fields,
      purpose: STATISTICS,
      happenedAt,
      at,
    },
    evidence,
  );
  if (!isPermit(answer) || !answer.record.showsDate || answer.record.disputed === true) return undefined;
  return answer;
}
