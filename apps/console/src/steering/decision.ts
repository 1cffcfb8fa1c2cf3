import type { Text } from '../page/text.ts';

/** What a party said about a proposal. */
export interface Decision {
  readonly agency: string;
  readonly at: string;
  readonly decision: string;
  readonly reason: string;
  readonly counts: boolean;
  /** Signed with a key when somebody else may have had it. */
  readonly inDoubt: boolean;
}

/** A version of the agreement, and since when it is in force. */
export interface Version {
  readonly version: number;
  readonly from: string;
}

/** A proposal as the hub gives it. */
export interface Proposal {
  readonly proposal: string;
  readonly state: string;
  readonly by: string;
  readonly at: string;
  readonly finding: { readonly step: string; readonly quarter: string; readonly sentence: Text };
  /** The adopted version from which the changes are told. */
  readonly comparedWith?: Version;
  /** Adopted last, and not compared with: what it changed and the proposal does not list would be taken back. */
  readonly overtakenBy?: Version;
  readonly changes: readonly {
    readonly section: string;
    readonly kind: string;
    readonly name: string;
    /** What the proposed agreement calls it. */
    readonly titles?: Text;
  }[];
  readonly whatIf: readonly {
    readonly table: string;
    readonly cases: number;
    readonly casesChanged: number;
  }[];
  readonly decisions: readonly Decision[];
  /** Parties that hold keys: they are asked here, or signed what was adopted. */
  readonly asked: readonly string[];
  /** Parties that hold none: they decide on paper. Empty of what was adopted without naming them: then nothing is said of them. */
  readonly onPaper: readonly string[];
  readonly awaited: readonly string[];
  readonly adopted?: { readonly at: string; readonly from: string };
  readonly units: readonly { readonly agency: string; readonly unit: string; readonly on: string }[];
  readonly withdrawnAt?: string;
  /** What else was signed with such a key: it has no effect. */
  readonly doubts: readonly { readonly act: string; readonly agency: string; readonly at: string }[];
  readonly effect?: { readonly closing: string; readonly sentence: Text };
}

/** What people call the items of the agreement in force, by the part they stand in and their id. */
export type Titles = Readonly<Record<string, Readonly<Record<string, Text>>>>;

/** What the hub gives of all proposals of a network, the newest first. */
export interface Proposals {
  readonly proposals: readonly Proposal[];
  readonly titles: Titles;
}
