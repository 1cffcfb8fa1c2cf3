import { Rejection } from '#decider';

/** Every code with which the record of the parties' decisions says no: why, and what to do about it (docs/errors.md). */
export const steeringCodes = {
  STEERING_NOT_A_PARTY: {
    cause: 'The agency is no party of the agreement in force.',
    fix: 'Only parties propose and decide; sign with a key that is registered in this network.',
  },
  STEERING_NOT_FRESH: {
    cause: 'The statement was signed more than five minutes ago, or in the future.',
    fix: "Sign it anew, and check the clock of the agency's machine.",
  },
  STEERING_OVERTAKEN: {
    cause: 'The party has said something later about this proposal.',
    fix: 'Read the proposal again; sign anew what shall count.',
  },
  PROPOSAL_UNKNOWN: {
    cause: 'The network has no proposal of this id.',
    fix: 'Look the ids up with `wegmarke steering ls`.',
  },
  PROPOSAL_TAKEN: {
    cause: 'Another proposal has this id.',
    fix: 'Give it an id of its own.',
  },
  FINDING_NOT_PUBLISHED: {
    cause:
      'The finding does not stand on the board: no closing said this sentence about this step and quarter.',
    fix: 'Copy the sentence from the board in both languages, as it stands there, and name the step and the quarter that it is about.',
  },
  COMPARED_WITH_UNKNOWN: {
    cause: 'The version with which the proposal was compared was never adopted in this network.',
    fix: 'Compare it with the version that was adopted last, as `wegmarke steering propose` does.',
  },
  PROPOSAL_SETTLED: {
    cause: 'The proposal was taken back, or its agreement is adopted: nothing about it can change any more.',
    fix: 'Make a new proposal.',
  },
  PROPOSAL_OF_ANOTHER: {
    cause: 'Another party made the proposal.',
    fix: 'Let the party that made it take it back, or decide against it.',
  },
  PROPOSAL_NOT_ADOPTED: {
    cause: 'The agreement of the proposal is not adopted.',
    fix: 'Adopt it first with the signatures of the parties (`wegmarke agreement adopt`).',
  },
  UNIT_OUT_OF_TIME: {
    cause: 'The day lies before the adopted agreement begins, or it has not come yet.',
    fix: 'Name the day since when the unit works by it.',
  },
} as const satisfies Record<string, { readonly cause: string; readonly fix: string }>;

/** Why the record of decisions says no. */
export type SteeringCode = keyof typeof steeringCodes;

/** The no with this code. */
export function reject(code: SteeringCode): Rejection<SteeringCode> {
  return new Rejection(code, steeringCodes[code].cause);
}
