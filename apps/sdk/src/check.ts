/** Would a recipient get such an event for this purpose? */
export interface CheckQuestion {
  /** Pseudonymous id of the member of staff who asks. */
  readonly staff: string;
  /** Your own file; left out: any linked case of which nothing else is known. */
  readonly reference?: string;
  /** E.g. `de.wegmarke.language.module-completed.v1`. */
  readonly eventType: string;
  /** Id of a party of the agreement. */
  readonly recipient: string;
  /** Left out: any purpose of the agreement, the law before consent. */
  readonly purpose?: string;
  /** UTC with milliseconds; left out: now. */
  readonly happenedAt?: string;
}

/** A row of the agreement's matrix that is about the question. */
export interface MatrixRow {
  readonly rowId: string;
  readonly purpose: string;
  readonly kind: 'STATUTORY' | 'CONSENT' | 'FORBIDDEN';
  readonly paragraph?: string;
  readonly duty?: true;
  /** A fact of the case that must be known, e.g. `obliged`. */
  readonly condition?: string;
  readonly trigger: 'push' | 'on-request' | 'duty';
  readonly decidedBy: 'rule' | 'clerk';
}

/** A consent (or release from secrecy, § 203 StGB) as it would have to be recorded. */
export interface MissingConsent {
  readonly form: 'consent' | 'secrecy-release';
  readonly source: string;
  /** Who may record it, by agency id. */
  readonly recorders: readonly string[];
  readonly recipients: readonly string[];
  readonly purposes: readonly string[];
  readonly eventTypes: readonly string[];
}

/** A text that the person is given before consenting. */
export interface Notice {
  readonly id: string;
  readonly version: string;
  /** Language tag such as `de`, `ar`, `fa-AF`. */
  readonly language: string;
  readonly plainLanguage?: boolean;
  /** What the text speaks of; absent = any purpose. */
  readonly purposes?: readonly string[];
  /** The declaration that it is for; absent = either. */
  readonly form?: 'consent' | 'secrecy-release';
  readonly text: string;
  readonly hash: string;
}

/** What your agency's own gate says, from what your agency holds and nothing else. */
export type CheckVerdict =
  | {
      readonly verdict: 'permit';
      readonly purpose: string;
      readonly row: MatrixRow;
      readonly provision?: {
        readonly consentId: string;
        readonly provisionId: string;
        readonly validUntil: string;
      };
      /** Fields that would pass. */
      readonly fields: readonly string[];
      readonly showsDate: boolean;
    }
  | {
      readonly verdict: 'needs-consent';
      readonly code: string;
      readonly purpose: string;
      readonly row: MatrixRow;
      readonly missing: readonly MissingConsent[];
      /** A clerk of your agency would still have to decide on the single event (§ 67d(1) SGB X). */
      readonly thenClerk?: true;
      readonly notices: readonly Notice[];
    }
  | { readonly verdict: 'refuse'; readonly code: string; readonly rows: readonly MatrixRow[] };

/** A verdict, as it was noted in the adapter's journal. */
export type CheckAnswer = CheckVerdict & {
  readonly number: number;
  readonly at: string;
  readonly question: Omit<CheckQuestion, 'staff'>;
};
