import type {
  CompetenceReference,
  HubFunction,
  LinkWay,
  MatrixRow,
  NoticeText,
  Party,
  Recorder,
  RetentionRule,
  Wording,
} from './agreement.ts';
import type { ServiceChain } from './chains/chain.ts';
import type { Land } from './chains/holidays.ts';
import type { Condition } from './conditions.ts';
import type { ConflictRule } from './conflicts/conflict-rule.ts';
import type { Steering } from './steering/steering.ts';

type Basis = 'STATUTORY' | 'CONSENT' | 'FORBIDDEN';

/** A party as written: event types in their short form. */
export type DraftParty = Party;

/** A row as written: basis and paragraph side by side, days instead of instants, short event types. */
export interface DraftRow extends Omit<MatrixRow, 'basis' | 'condition' | 'decidedBy' | 'trigger'> {
  readonly basis: Basis;
  readonly paragraph?: string;
  readonly duty?: boolean;
  readonly secrecy?: boolean;
  /** A consent for this row must name the day until which what happened may be told. */
  readonly needsDataUntil?: boolean;
  readonly condition?: Condition;
  readonly trigger?: MatrixRow['trigger'];
  readonly decidedBy?: MatrixRow['decidedBy'];
}

/** A notice as written: its hash follows from its text. */
export type DraftNotice = Omit<NoticeText, 'hash'>;

/** The document as written, once its form is right. */
export interface Draft {
  readonly agreement: {
    readonly id: string;
    readonly network: string;
    readonly version: number;
    readonly validFrom: string;
    readonly titles: Wording;
    readonly land?: Land;
  };
  readonly parties: readonly DraftParty[];
  readonly recorders: readonly Recorder[];
  readonly links: {
    readonly codes: { readonly make: readonly string[]; readonly redeem: readonly string[] };
    readonly ways: readonly LinkWay[];
  };
  readonly matrix: readonly DraftRow[];
  readonly functions: readonly HubFunction[];
  readonly notices?: readonly DraftNotice[];
  /** Types in their short form, `access-entries` for retrievals. */
  readonly retention?: readonly RetentionRule[];
  readonly adoption?: { readonly delayDays: number };
  readonly competence?: readonly CompetenceReference[];
  /** Types in their short form. */
  readonly chains?: readonly ServiceChain[];
  /** Types in their short form. */
  readonly conflicts?: readonly ConflictRule[];
  /** Types in their short form. */
  readonly steering?: Steering;
}
