import type { DeskCode } from './problem-codes.ts';
import { deskProblems } from './problem-codes.ts';

/** The RFC 9457 body of an error. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly pointer?: string;
  readonly faults?: readonly TextFault[];
}

/** One fault of a text that was sent; line and column count from 1. */
export interface TextFault {
  readonly line: number;
  readonly column: number;
  /** Place in the document that the text states (RFC 6901). */
  readonly pointer: string;
  readonly code: string;
  readonly fix: string;
  /** What is wrong, for people, where a code does not say it. */
  readonly words?: { readonly de: string; readonly en: string };
}

/** A no of the desk: the detail says what to do about it, the pointer (RFC 6901) which field it is about. */
export class DeskProblem extends Error {
  constructor(
    readonly code: DeskCode,
    readonly detail: string,
    /** `hubCode` is the hub's own code where the hub said no; `faults` are all of a text's, where `detail` says the first. */
    readonly about: {
      readonly pointer?: string;
      readonly hubCode?: string;
      readonly faults?: readonly TextFault[];
    } = {},
  ) {
    super(code);
    this.name = 'DeskProblem';
  }

  get status(): number {
    return deskProblems[this.code].status;
  }

  /** The body to send. */
  details(): ProblemDetails {
    const { pointer, hubCode, faults } = this.about;
    const code = hubCode ?? this.code;
    return {
      type: `urn:wegmarke:problem:${code.toLowerCase().replaceAll('_', '-')}`,
      title: deskProblems[this.code].title,
      status: this.status,
      code,
      detail: this.detail,
      ...(pointer !== undefined && { pointer }),
      ...(faults !== undefined && { faults }),
    };
  }
}
