import type { HubFunction, LinkWay, MatrixRow, Party, Recorder, Wording } from './agreement.ts';

type Basis = 'STATUTORY' | 'CONSENT' | 'FORBIDDEN';

/** A party as written: event types in their short form. */
export type DraftParty = Party;

/** A row as written: basis and paragraph side by side, days instead of instants, short event types. */
export interface DraftRow extends Omit<MatrixRow, 'basis' | 'decidedBy' | 'trigger'> {
  readonly basis: Basis;
  readonly paragraph?: string;
  readonly duty?: boolean;
  readonly secrecy?: boolean;
  readonly trigger?: MatrixRow['trigger'];
  readonly decidedBy?: MatrixRow['decidedBy'];
}

/** The document as written, once its form is right. */
export interface Draft {
  readonly agreement: {
    readonly id: string;
    readonly network: string;
    readonly version: number;
    readonly validFrom: string;
    readonly titles: Wording;
  };
  readonly parties: readonly DraftParty[];
  readonly recorders: readonly Recorder[];
  readonly links: {
    readonly codes: { readonly make: readonly string[]; readonly redeem: readonly string[] };
    readonly ways: readonly LinkWay[];
  };
  readonly matrix: readonly DraftRow[];
  readonly functions: readonly HubFunction[];
}
