import type { CellBasis, Depth, MatrixCell } from '#gate';
import type { ServiceChain } from './chains/chain.ts';
import type { Land } from './chains/holidays.ts';
import type { ConflictRule } from './conflicts/conflict-rule.ts';
import type { Steering } from './steering/steering.ts';

/** A text that people see. */
export interface Wording {
  readonly de: string;
  readonly en: string;
}

/** The law under which a party handles personal data. */
export type Regime = 'SGB X' | 'GDPR + DSG NRW' | 'GDPR + BDSG' | 'KDG';

/** Who answers for the data of one or more parties (Art. 4(7) GDPR). */
export interface Controller {
  readonly id: string;
  readonly titles: Wording;
}

/** One party of the agreement: a unit of an agency, with what the others must know to work with it. */
export interface Party {
  readonly agency: string;
  readonly titles: Wording;
  readonly unit: string;
  readonly controller: Controller;
  readonly regime: Regime;
  /** Bound by professional secrecy (§ 203 StGB): what it tells needs a release beside the consent. */
  readonly secrecy: boolean;
  readonly supervisoryAuthority: string;
  /** Function of the data protection officer, never a name. */
  readonly dpo: string;
  readonly legalSphere: string;
  readonly mandate: Wording;
  /** Function to turn to, never a name. */
  readonly contactFunction: string;
  /** Whether what it holds is social data (§ 67(2) SGB X). */
  readonly holdsSocialData?: boolean;
  /** Where a person turns to with their rights, as people read it. */
  readonly rightsDesk?: Wording;
  /** The event types that it may record. */
  readonly publishes: readonly string[];
}

/** One row of the matrix as the parties wrote it; its cells are every sender x recipient x type x purpose of its lists. */
export interface MatrixRow {
  readonly id: string;
  readonly types: readonly string[];
  readonly senders: readonly string[];
  readonly recipients: readonly string[];
  readonly purposes: readonly string[];
  readonly basis: CellBasis;
  readonly trigger: MatrixCell['trigger'];
  /** As text (`conditionText`); who may know its facts follows from the unconditional rows. */
  readonly condition?: string;
  readonly decidedBy: MatrixCell['decidedBy'];
  readonly depth?: Depth;
  readonly despiteRestriction?: MatrixCell['despiteRestriction'];
  readonly from: string;
  readonly until?: string;
  readonly note: string;
}

/** A body that may record consents for sources other than itself. */
export interface Recorder {
  readonly recorder: string;
  readonly sources: readonly string[];
  readonly note: string;
}

/** A statutory way of linking: who may propose a link to whom, by which kinds of file numbers. */
export interface LinkWay {
  readonly id: string;
  readonly senders: readonly string[];
  readonly recipients: readonly string[];
  readonly numberKinds: readonly string[];
  readonly purposes: readonly string[];
  readonly paragraph: string;
  readonly from: string;
  readonly until?: string;
  readonly note: string;
}

/** What the hub does that the parties may switch off. */
export const FUNCTIONS = [
  'claim',
  'timeline',
  'export',
  'recall',
  'subject-access',
  'person-view',
  'officer',
  'steering',
] as const;

/** A function of the hub, which the parties may switch off for all or for some of them. */
export interface HubFunction {
  readonly name: (typeof FUNCTIONS)[number];
  readonly on: boolean;
  /** Parties for whom it is off although it is on. */
  readonly exceptFor: readonly string[];
  /** What the hub is in law when it does this. */
  readonly role: string;
}

/** A text that persons are given before they decide on a consent; a changed text is another version. */
export interface NoticeText {
  readonly id: string;
  readonly version: string;
  /** Language tag such as `de`, `ar`, `fa-AF`. */
  readonly language: string;
  readonly plainLanguage?: boolean;
  /** What the text speaks of: a consent on it is for these purposes only; absent = for any. */
  readonly purposes?: readonly string[];
  /** A release from secrecy (§ 203 StGB) is a declaration of its own, with a text of its own; absent = for either. */
  readonly form?: 'consent' | 'secrecy-release';
  readonly text: string;
  /** Base64url of SHA-256 over the text. */
  readonly hash: string;
}

/** How long something stays readable: for one controller, or for all that no rule names. */
export interface RetentionRule {
  /** Id of a controller; absent = every controller. */
  readonly controller?: string;
  /** Types of the catalogue (events and commands), or `Released` for retrievals. */
  readonly types: readonly string[];
  readonly paragraph: string;
  /** ISO 8601 duration in years or months. */
  readonly period: string;
  readonly start: 'happened' | 'recorded' | 'case-closed';
  /** What becomes of it then: its key is destroyed, signature and proofs stay. */
  readonly action: 'unreadable';
}

/** A competence table that belongs to the agreement: the hash holds its content, so the parties sign it too. */
export interface CompetenceReference {
  readonly id: string;
  readonly titles: Wording;
  /** Where the table lies, from the folder of the agreement. */
  readonly file: string;
  /** `competenceHash` of the table. */
  readonly hash: string;
}

/** The cooperation agreement (Kooperationsvereinbarung) of one network: plain data, the same for everyone who holds it. */
export interface Agreement {
  readonly id: string;
  readonly network: string;
  readonly version: number;
  readonly titles: Wording;
  /** In force from this instant. */
  readonly from: string;
  readonly parties: readonly Party[];
  readonly rows: readonly MatrixRow[];
  /** The rows and link ways, expanded; what the gate looks at. */
  readonly cells: readonly MatrixCell[];
  readonly recorders: readonly Recorder[];
  readonly linkCodes: { readonly make: readonly string[]; readonly redeem: readonly string[] };
  readonly linkWays: readonly LinkWay[];
  readonly functions: readonly HubFunction[];
  readonly notices?: readonly NoticeText[];
  readonly retention?: readonly RetentionRule[];
  /** How the next version comes into force. */
  readonly adoption?: { readonly delayDays: number };
  readonly competence?: readonly CompetenceReference[];
  /** Whose holidays count for time limits of the law. */
  readonly land?: Land;
  readonly chains?: readonly ServiceChain[];
  readonly conflicts?: readonly ConflictRule[];
  /** Without it nothing is counted. */
  readonly steering?: Steering;
}
