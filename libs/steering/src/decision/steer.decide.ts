import { germanDayOf } from '#agreement';
import type { Decision } from '#decider';
import type { DecisionFact } from './decision.events.ts';
import type { Statements } from './doubt.ts';
import { countingOf } from './doubt.ts';
import type { Proposal, Proposals } from './proposals.ts';
import { proposalOf } from './proposals.ts';
import type { FindingsTold } from './published-finding.ts';
import { isPublished, isSameFinding } from './published-finding.ts';
import type { SteeringCode } from './rejection.ts';
import { reject } from './rejection.ts';
import type { Decide, Propose, PutInForceHere, SteeringAct, Withdraw } from './signed-act.ts';

/** A version of the agreement that the parties adopted. */
export interface AdoptedVersion {
  readonly hash: string;
  /** Number of the version, as the agreement counts it. */
  readonly version: number;
  /** Instant from which it is in force. */
  readonly from: string;
  /** When it was adopted. */
  readonly adoptedAt: string;
  /** Agency ids of the parties that signed it. */
  readonly signedBy: readonly string[];
  /** Agency ids of the parties that held no keys then; empty also where the adoption did not name them: the first of a network, and those from before they were named. */
  readonly onPaper: readonly string[];
}

/** What the network's registry says at this instant. */
export interface Standing {
  readonly at: string;
  /** Agency ids of the parties of the agreement in force that hold registered keys. */
  readonly parties: readonly string[];
  /** Those of its other parties: whoever cannot sign can say nothing here, and decides on paper. */
  readonly onPaper: readonly string[];
  /** Oldest first. */
  readonly adopted: readonly AdoptedVersion[];
  /** What a thief may have signed: it counts for nothing until its party signs anew. */
  readonly doubted: Statements;
  /** What the steering group was ever shown. */
  readonly published: readonly FindingsTold[];
}

type Outcome = Decision<DecisionFact, SteeringCode>;

const FRESH_MS = 5 * 60_000;

/**
 * A party proposes, decides, takes back, or says since when a unit works by what was adopted. The same statement again adds nothing.
 * A decision may change until the agreement is adopted; a no stops neither the record nor, by itself, an adoption: that needs what the
 * registry asks for. What is in doubt is as if it had not been said.
 */
export function steer(act: SteeringAct, statement: string, state: Proposals, standing: Standing): Outcome {
  if (!standing.parties.includes(act.agency)) return reject('STEERING_NOT_A_PARTY');
  const all = proposalOf(state, act.proposal);
  if (all !== undefined && isSaid(all, statement)) return [];
  const known = all && countingOf(all, standing.doubted);
  if (!(Math.abs(Date.parse(standing.at) - Date.parse(act.at)) <= FRESH_MS))
    return reject('STEERING_NOT_FRESH');
  switch (act.act) {
    case 'propose':
      return propose(act, statement, known, standing);
    case 'decide':
      return decided(act, statement, known, standing);
    case 'withdraw':
      return withdrawn(act, statement, known, standing);
    default:
      return putInForce(act, statement, known, standing);
  }
}

function propose(
  { proposal, agency, at, finding, nextHash, comparedWith, changes, whatIf }: Propose,
  statement: string,
  known: Proposal | undefined,
  standing: Standing,
): Outcome {
  const isAnew = ({ proposed: said, withdrawals }: Proposal): boolean =>
    standing.doubted.has(said.statement) &&
    said.agency === agency &&
    said.nextHash === nextHash &&
    withdrawals.length === 0;
  if (known !== undefined && !isAnew(known)) return reject('PROPOSAL_TAKEN');
  if (adoptedIn(standing, nextHash) !== undefined) return reject('PROPOSAL_SETTLED');
  // Signed anew it is what it was when it was held against the board.
  const isHeld = known !== undefined && isSameFinding(known.proposed.finding, finding);
  if (!isHeld && !isPublished(finding, standing.published)) return reject('FINDING_NOT_PUBLISHED');
  if (comparedWith !== undefined && adoptedIn(standing, comparedWith) === undefined)
    return reject('COMPARED_WITH_UNKNOWN');
  const compared = comparedWith === undefined ? {} : { comparedWith };
  const data = { proposal, agency, at, finding, nextHash, ...compared, changes, whatIf, statement };
  return [{ type: 'ChangeProposed', data }];
}

function decided(
  { proposal, agency, at, decision, reason }: Decide,
  statement: string,
  known: Proposal | undefined,
  standing: Standing,
): Outcome {
  if (known === undefined) return reject('PROPOSAL_UNKNOWN');
  if (isSettled(known, standing)) return reject('PROPOSAL_SETTLED');
  // An older statement must not come back over a newer one.
  if (known.decisions.some((one) => one.agency === agency && one.at >= at))
    return reject('STEERING_OVERTAKEN');
  return [{ type: 'PartyDecided', data: { proposal, agency, at, decision, reason, statement } }];
}

function withdrawn(
  { proposal, agency, at }: Withdraw,
  statement: string,
  known: Proposal | undefined,
  standing: Standing,
): Outcome {
  if (known === undefined) return reject('PROPOSAL_UNKNOWN');
  if (known.proposed.agency !== agency) return reject('PROPOSAL_OF_ANOTHER');
  if (isSettled(known, standing)) return reject('PROPOSAL_SETTLED');
  return [{ type: 'ProposalWithdrawn', data: { proposal, agency, at, statement } }];
}

function putInForce(
  { proposal, agency, at, unit, on }: PutInForceHere,
  statement: string,
  known: Proposal | undefined,
  standing: Standing,
): Outcome {
  if (known === undefined) return reject('PROPOSAL_UNKNOWN');
  const adopted = adoptedIn(standing, known.proposed.nextHash);
  if (adopted === undefined || known.withdrawals.length > 0) return reject('PROPOSAL_NOT_ADOPTED');
  if (on < germanDayOf(adopted.from) || on > germanDayOf(standing.at)) return reject('UNIT_OUT_OF_TIME');
  const earlier = known.inForce.filter((one) => one.agency === agency && one.unit === unit);
  if (earlier.some((one) => one.at >= at)) return reject('STEERING_OVERTAKEN');
  return [{ type: 'PutInForce', data: { proposal, agency, at, unit, on, statement } }];
}

function isSettled({ proposed, withdrawals }: Proposal, standing: Standing): boolean {
  return withdrawals.length > 0 || adoptedIn(standing, proposed.nextHash) !== undefined;
}

function isSaid({ proposed, decisions, inForce, withdrawals }: Proposal, statement: string): boolean {
  return [proposed, ...decisions, ...inForce, ...withdrawals].some((one) => one.statement === statement);
}

function adoptedIn({ adopted }: Standing, hash: string): AdoptedVersion | undefined {
  return adopted.find((one) => one.hash === hash);
}
