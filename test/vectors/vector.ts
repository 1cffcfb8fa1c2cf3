import type { ProvisionAsked } from '#catalogue';
import type { Ask, Basis, Depth, MatrixCell } from '#gate';

interface Consented {
  readonly by: string;
  readonly consentId: string;
  readonly at: string;
}
interface Stated extends Consented {
  readonly provisions: readonly ProvisionAsked[];
}
interface Decided {
  readonly controller: string;
  readonly request: string;
}
type Giver = 'person' | 'guardian' | 'custodian';

/** What a vector tells of a case, oldest first; what each fact means stands in docs/gate-vectors/README.md. */
export type Told = ToldFact & {
  /** What its agency signed to record it; where one is absent, the id of what it records, if it has one. */
  readonly envelope?: string;
};

type ToldFact =
  | { readonly fact: 'linked'; readonly agency: string; readonly proposal?: string }
  | { readonly fact: 'link-proposed'; readonly by: string; readonly recipient: string; readonly id: string }
  | {
      readonly fact: 'event';
      readonly id: string;
      readonly type: string;
      readonly agency: string;
      readonly happenedAt: string;
      readonly corrects?: string;
    }
  | ({ readonly fact: 'consent-requested' | 'consent-refused' | 'consent-amended' } & Stated)
  | ({
      readonly fact: 'consent-given';
      readonly givenBy?: Giver;
      readonly representedUntil?: string;
      readonly supersedes?: string;
    } & Stated)
  | ({
      readonly fact: 'consent-reconfirmed';
      readonly givenBy: Giver;
      readonly representedUntil?: string;
    } & Consented)
  | ({
      readonly fact: 'consent-withdrawn';
      readonly recordedBy: string;
      readonly source?: string;
      readonly provisionIds?: readonly string[];
    } & Consented)
  | ({ readonly fact: 'consent-invalidated' } & Consented)
  | ({ readonly fact: 'consent-objected'; readonly recordedBy: string } & Consented)
  | {
      readonly fact: 'requested';
      readonly by: string;
      readonly addressee: string;
      readonly about: string;
      readonly id: string;
    }
  | {
      readonly fact: 'settled';
      readonly request: string;
      readonly event: string;
      readonly by: string;
      readonly how: 'answered' | 'declined';
    }
  | {
      readonly fact: 'clerk-decided';
      readonly by: string;
      readonly event: string;
      readonly row: string;
      readonly recipient: string;
      readonly decision: 'disclose' | 'withhold';
      readonly depth?: Depth;
    }
  | ({
      readonly fact: 'restricted';
      readonly agencies: readonly string[];
      readonly from: string;
      readonly eventIds?: readonly string[];
    } & Decided)
  | ({ readonly fact: 'restriction-lifted'; readonly at: string } & Decided)
  | ({
      readonly fact: 'objection-upheld';
      readonly agencies: readonly string[];
      readonly row: string;
      readonly told?: {
        readonly types: readonly string[];
        readonly senders: readonly string[];
        readonly recipients: readonly string[];
        readonly purposes: readonly string[];
      };
      readonly from: string;
    } & Decided)
  | {
      readonly fact: 'disputed';
      readonly by: string;
      readonly dispute: string;
      readonly eventIds: readonly string[];
    }
  | {
      readonly fact: 'dispute-settled';
      readonly by: string;
      readonly dispute: string;
      readonly outcome: 'corrected' | 'stands-by' | 'taken-back';
    }
  | ({
      readonly fact: 'access-released';
      readonly agencies: readonly string[];
      readonly eventIds: readonly string[];
    } & Decided)
  | {
      readonly fact: 'doubted';
      readonly agency: string;
      readonly envelopes: readonly string[];
      readonly at: string;
    }
  | {
      readonly fact: 'doubt-settled';
      readonly agency: string;
      readonly confirmed: readonly string[];
      readonly disowned: readonly string[];
    }
  | { readonly fact: 'erased'; readonly controller?: string };

/** What the gate must answer. */
export type Expected =
  | {
      readonly decision: 'permit';
      readonly basis: Basis;
      readonly fields: readonly string[];
      readonly showsDate: boolean;
      readonly disputed?: true;
    }
  | { readonly decision: 'refuse'; readonly code: string };

/** One test case of the gate, as it stands in docs/gate-vectors. */
export interface Vector {
  readonly name: string;
  readonly source: string;
  /** Name of a file in docs/gate-vectors/agreements. */
  readonly agreement: string;
  /** Rows beside those of the agreement, for what no sound agreement could hold at once. */
  readonly cells?: readonly MatrixCell[];
  readonly history: readonly Told[];
  /** The door may be one that does not exist. */
  readonly ask: Omit<Ask, 'door'> & { readonly door: string };
  /** The person's request that is being answered; only at the door of subject access. */
  readonly answers?: string;
  readonly expect: Expected;
}
