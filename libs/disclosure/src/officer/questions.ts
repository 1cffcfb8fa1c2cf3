/** The lists for which an officer can ask. */
export const OFFICER_LISTS = [
  'search',
  'refusals',
  'consents',
  'unused-consents',
  'reads-without-event',
  'recalls',
  'requests',
] as const;

/** One of the lists for which an officer can ask. */
export type OfficerList = (typeof OFFICER_LISTS)[number];

/** Who asks: an officer, by the key of one of the controller's agencies. */
export interface OfficerAsker {
  readonly network: string;
  readonly agency: string;
  /** Pseudonymous id of the officer. */
  readonly actor: string;
}

/** What narrows a list; what a list does not know is not looked at. */
export interface OfficerQuestion {
  readonly of: OfficerList;
  /** Terms, for the lists of decisions. */
  readonly query?: string;
  /** How far back, or how long after, for the lists that count days. */
  readonly days?: number;
  /** Only what is open, or only what is not. */
  readonly open?: boolean;
  /** Where an earlier page ended. */
  readonly after?: string;
}

/** A part of a list; without `next` there is no more of it. */
export interface OfficerPage {
  readonly items: readonly object[];
  readonly next?: string;
}

/** Why an officer gets no answer. */
export type OfficerProblemCode =
  | 'OFFICER_OFF'
  | 'SEALING_KEY_MISSING'
  | 'SEARCH_UNREADABLE'
  | 'CURSOR_INVALID'
  | 'ENTRY_NOT_FOUND'
  | 'EXPORT_TOO_LARGE';

/** An officer gets no answer; `fix` says how to put it right where the code alone does not. */
export class OfficerProblem extends Error {
  constructor(
    readonly code: OfficerProblemCode,
    readonly fix?: string,
  ) {
    super(code);
    this.name = 'OfficerProblem';
  }
}
