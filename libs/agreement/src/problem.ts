import type { Wording } from './agreement.ts';
import { competenceProblemCodes } from './competence/problem-codes.ts';

/** Why an agreement or a table of it is not accepted, and what to do about it; stable, listed in docs/errors.md. */
export const agreementProblemCodes = {
  TEXT_UNREADABLE: {
    cause: 'The text is no YAML or JSON, or repeats itself too often.',
    fix: 'Correct it at the place that is named.',
  },
  FIELD_MISSING: { cause: 'A part that every agreement has is not there.', fix: 'Add it.' },
  FIELD_UNKNOWN: { cause: 'No agreement has this part.', fix: 'Remove it, or correct its name.' },
  FIELD_INVALID: {
    cause: 'A part has the wrong form, or does not go with the parts beside it.',
    fix: 'Write what the fix beside the place says.',
  },
  AGENCY_UNKNOWN: { cause: 'An agency is named that is no party.', fix: 'Name a party of this agreement.' },
  CONTROLLER_UNKNOWN: {
    cause: 'A retention rule names somebody who is the controller of no party.',
    fix: 'Name the id of a controller, or leave it out: then the rule is for all.',
  },
  TYPE_UNKNOWN: {
    cause: 'The catalogue holds no such event type.',
    fix: 'Use a type of docs/events.md in its short form, e.g. language.voucher-issued.',
  },
  PURPOSE_UNKNOWN: { cause: 'This is no purpose of the closed list.', fix: 'Use one of the list.' },
  ID_TAKEN: { cause: 'Two parts have the same id.', fix: 'Give each an id of its own.' },
  RULE_TWICE: {
    cause: 'Two retention rules are for the same controller and type.',
    fix: 'Write one rule for each controller and type.',
  },
  PARAGRAPH_MISSING: {
    cause: 'A statutory row names no paragraph.',
    fix: 'Name the paragraph that permits it.',
  },
  DATES_OUT_OF_ORDER: {
    cause: 'A row ends before it begins, or the moment it does.',
    fix: 'Let it end later.',
  },
  ANY_PURPOSE_ONLY_FORBIDDEN: {
    cause: 'A row permits something for every purpose.',
    fix: 'Name the purposes; * is for FORBIDDEN rows.',
  },
  CONDITION_ON_FACT: {
    cause:
      'A row waits for a fact that its own events bear, or hides such a fact from those who must act on it.',
    fix: 'Give types that bear a fact an unconditional row of their own.',
  },
  ROW_UNREACHABLE: {
    cause:
      'A row, or a part of it, can never decide anything: nobody may publish it, or another row always decides before.',
    fix: 'Remove it, add the type to what the sender publishes, or part the rows by purpose, condition or dates.',
  },
  NO_ROW_TO_ASK: {
    cause: 'A row tells something on request only, and its recipient has no row to ask that sender.',
    fix: 'Add a row by which the recipient may send information.requested to the sender, with its paragraph.',
  },
  MILESTONE_UNKNOWN: {
    cause: 'A milestone comes after one that no earlier milestone of its chain is.',
    fix: 'Name the id of an earlier milestone of the same chain.',
  },
  BLIND_NOTICE_OF_A_SECRET: {
    cause: 'A party bound by secrecy (§ 203 StGB) is to send notices of conflicts with what only it knows.',
    fix: 'Remove it from the senders of the row.',
  },
  BLIND_NOTICE_TO_SEVERAL: {
    cause: 'A party is to send blind notices to several others, and a notice names nobody.',
    fix: 'Leave one recipient for each sender.',
  },
  ROWS_CONTRADICT: { cause: 'One row forbids what another permits.', fix: 'Keep one of them.' },
  ...competenceProblemCodes,
} as const satisfies Record<string, { readonly cause: string; readonly fix: string }>;

/** One of these codes. */
export type AgreementProblemCode = keyof typeof agreementProblemCodes;

/** One fault of an agreement: where in the text (line and column count from 1), where in the document, what to do. */
export interface AgreementProblem {
  readonly line: number;
  readonly column: number;
  readonly pointer: string;
  readonly code: AgreementProblemCode;
  readonly fix: string;
  /** What is wrong, for people; only of faults that concern a table as a whole. */
  readonly words?: Wording;
}

/** Keys and indexes from the root of the document to what is at fault. */
export type Path = readonly (string | number)[];

/** A fault before its place in the text is looked up. */
export interface Fault {
  readonly path: Path;
  readonly code: AgreementProblemCode;
  readonly fix: string;
  readonly words?: Wording;
}
