import type { Titles } from '#catalogue';
import type { Compared } from './compared-version.ts';
import { comparedIn } from './compared-version.ts';
import type { Statements } from './doubt.ts';
import { countingOf } from './doubt.ts';
import type { Proposal } from './proposals.ts';
import { standingDecisions } from './proposals.ts';
import type { AgreementChange, Finding, SteeringAct, Vote, WhatIf } from './signed-act.ts';
import type { AdoptedVersion, Standing } from './steer.decide.ts';

/** How far a proposal has come; `decided`: every party that holds keys has said something, those on paper are not asked here. */
export type ProposalState = 'open' | 'decided' | 'adopted' | 'in-force' | 'withdrawn' | 'in-doubt';

/** What a party said, and when. */
export interface DecisionShown {
  readonly agency: string;
  readonly at: string;
  readonly decision: Vote;
  readonly reason: string;
  /** False for one that a later decision of the same party took the place of, or that is in doubt. */
  readonly counts: boolean;
  /** Signed with a key when somebody else may have had it. */
  readonly inDoubt: boolean;
}

/** What else was signed with a key when somebody else may have had it; it has no effect until the party signs anew. */
export interface DoubtShown {
  readonly act: Exclude<SteeringAct['act'], 'decide'>;
  readonly agency: string;
  readonly at: string;
}

/** A proposal as the steering group sees it: from the finding to what came of it. */
export interface ProposalShown extends Compared {
  readonly proposal: string;
  readonly state: ProposalState;
  readonly by: string;
  readonly at: string;
  readonly finding: Finding;
  readonly nextHash: string;
  readonly changes: readonly AgreementChange[];
  readonly whatIf: readonly WhatIf[];
  readonly decisions: readonly DecisionShown[];
  /** Parties that hold keys, so that they are asked here; of an adopted version those that signed it. Empty once it is taken back. */
  readonly asked: readonly string[];
  /** Parties that hold none: they cannot sign, and decide on paper. Of an adopted version as its adoption names them: empty there says nothing, not that nobody did. */
  readonly onPaper: readonly string[];
  /** Parties that have said nothing that counts; empty once it is settled. */
  readonly awaited: readonly string[];
  readonly adopted?: { readonly at: string; readonly from: string };
  readonly units: readonly { readonly agency: string; readonly unit: string; readonly on: string }[];
  readonly withdrawnAt?: string;
  readonly doubts: readonly DoubtShown[];
  /** The waits of the finding's step before and after the agreement's beginning; absent while no table tells. */
  readonly effect?: Effect;
}

/** What came of an adopted version, and up to which quarter that was looked at. */
export interface Effect {
  readonly closing: string;
  readonly sentence: Titles;
}

/** What changed in the waits of a step since an adopted version is in force; undefined while no published table tells. */
export type EffectOf = (step: string, version: AdoptedVersion) => Effect | undefined;

/** A proposal with what became of it. */
export function proposalShown(one: Proposal, standing: Standing, effectOf: EffectOf): ProposalShown {
  const { adopted, parties, doubted } = standing;
  const { proposal, agency: by, at, finding, nextHash, changes, whatIf } = one.proposed;
  const version = adopted.find(({ hash }) => hash === nextHash);
  const counted = countingOf(one, doubted);
  const counting = standingDecisions(counted);
  const [withdrawn] = counted.withdrawals;
  const isSettled = version !== undefined || withdrawn !== undefined;
  const awaited = isSettled
    ? []
    : parties.filter((party) => counting.every(({ agency }) => agency !== party));
  const whoIsAsked = withdrawn ? NOBODY : askedOf(standing, version);
  const effect = version && effectOf(finding.step, version);
  return {
    proposal,
    state: stateOf(counted, { version, awaited, isDoubted: doubted.has(one.proposed.statement) }),
    by,
    at,
    finding,
    nextHash,
    ...comparedIn(one.proposed, adopted, isSettled),
    changes,
    whatIf,
    decisions: one.decisions.map(({ agency, at: then, decision, reason, statement }) => ({
      agency,
      at: then,
      decision,
      reason,
      counts: counting.some((said) => said.statement === statement),
      inDoubt: doubted.has(statement),
    })),
    ...whoIsAsked,
    awaited,
    ...(version && { adopted: { at: version.adoptedAt, from: version.from } }),
    units: unitsOf(counted),
    ...(withdrawn && { withdrawnAt: withdrawn.at }),
    doubts: doubtsOf(one, doubted),
    ...(effect && { effect }),
  };
}

const NOBODY = { asked: [], onPaper: [] };

function askedOf(
  { parties, onPaper }: Standing,
  version: AdoptedVersion | undefined,
): Pick<ProposalShown, 'asked' | 'onPaper'> {
  return version === undefined
    ? { asked: parties, onPaper }
    : { asked: version.signedBy, onPaper: version.onPaper };
}

interface Reached {
  readonly version: AdoptedVersion | undefined;
  readonly awaited: readonly string[];
  /** Whether the proposal itself may be somebody else's. */
  readonly isDoubted: boolean;
}

function stateOf(
  { withdrawals, inForce }: Proposal,
  { version, awaited, isDoubted }: Reached,
): ProposalState {
  if (withdrawals.length > 0) return 'withdrawn';
  if (version !== undefined) return inForce.length > 0 ? 'in-force' : 'adopted';
  if (isDoubted) return 'in-doubt';
  return awaited.length === 0 ? 'decided' : 'open';
}

function doubtsOf({ proposed, inForce, withdrawals }: Proposal, doubted: Statements): readonly DoubtShown[] {
  const said = [
    { act: 'propose', facts: [proposed] },
    { act: 'put-in-force', facts: inForce },
    { act: 'withdraw', facts: withdrawals },
  ] as const;
  return said.flatMap(({ act, facts }) =>
    facts.filter(({ statement }) => doubted.has(statement)).map(({ agency, at }) => ({ act, agency, at })),
  );
}

/** Each unit with the day that was said of it last. */
function unitsOf({ inForce }: Proposal): ProposalShown['units'] {
  const last = new Map(inForce.map((one) => [`${one.agency} ${one.unit}`, one]));
  return [...last.values()].map(({ agency, unit, on }) => ({ agency, unit, on }));
}
