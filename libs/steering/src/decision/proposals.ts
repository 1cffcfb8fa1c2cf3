import type { Stream } from '#decider';
import type {
  ChangeProposed,
  DecisionFact,
  PartyDecided,
  ProposalWithdrawn,
  PutInForce,
} from './decision.events.ts';

/** One proposal with all that the parties said of it. */
export interface Proposal {
  readonly proposed: ChangeProposed;
  /** All of them, oldest first; of each party the last one counts. */
  readonly decisions: readonly PartyDecided[];
  readonly inForce: readonly PutInForce[];
  /** More than one where an earlier one is in doubt. */
  readonly withdrawals: readonly ProposalWithdrawn[];
}

/** Every proposal of a network, oldest first. */
export interface Proposals {
  readonly all: readonly Proposal[];
}

/** How the stream of decisions of a network folds. */
export const proposalsStream: Stream<Proposals, DecisionFact> = {
  initial: { all: [] },
  evolve(state, fact) {
    switch (fact.type) {
      case 'ChangeProposed':
        return withProposed(state, fact.data);
      case 'PartyDecided':
        return changed(state, fact.data.proposal, (one) => ({
          ...one,
          decisions: [...one.decisions, fact.data],
        }));
      case 'PutInForce':
        return changed(state, fact.data.proposal, (one) => ({
          ...one,
          inForce: [...one.inForce, fact.data],
        }));
      default:
        return changed(state, fact.data.proposal, (one) => ({
          ...one,
          withdrawals: [...one.withdrawals, fact.data],
        }));
    }
  },
};

/** The stream in which the parties of a network decide. */
export function decisionStreamName(network: string): string {
  return `decisions-${network}`;
}

/** The proposal of this id. */
export function proposalOf({ all }: Proposals, id: string): Proposal | undefined {
  return all.find(({ proposed }) => proposed.proposal === id);
}

/** The decision of each party that counts: its last one. */
export function standingDecisions({ decisions }: Proposal): readonly PartyDecided[] {
  return decisions.filter(
    ({ agency }, index) => decisions.findLastIndex((one) => one.agency === agency) === index,
  );
}

/** Signed anew where the first word was in doubt: what the others said of the same agreement stays. */
function withProposed(state: Proposals, said: ChangeProposed): Proposals {
  return proposalOf(state, said.proposal) === undefined
    ? { all: [...state.all, { proposed: said, decisions: [], inForce: [], withdrawals: [] }] }
    : changed(state, said.proposal, (one) => ({ ...one, proposed: said }));
}

function changed(state: Proposals, id: string, change: (one: Proposal) => Proposal): Proposals {
  return { all: state.all.map((one) => (one.proposed.proposal === id ? change(one) : one)) };
}
