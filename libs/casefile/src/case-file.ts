import type { AgencyEntry, AgencyLinked } from './case.events.ts';
import type { Consent } from './consent/consents.ts';
import type { ConflictWord } from './conflict/conflict-word.ts';
import type { SplitOff } from './linking/unlink/split-off.ts';
import type { Doubts, Resting } from './doubt/doubt.ts';
import { noDoubts } from './doubt/doubt.ts';
import type { Request } from './information/request.ts';
import type { PersonsSide } from './person/person.ts';
import { nobodyCame } from './person/person.ts';
import type { ClearedBy } from './rights/clearance.ts';
import type { Dispute } from './rights/dispute.ts';
import type { Objected, Restricted } from './rights/limit.ts';
import type { PersonsRight } from './rights/right.ts';
import type { ReleasedToPerson } from './rights/release-to-person.ts';

/** How an agency shares the case. */
export interface Link extends Resting {
  readonly handle: string;
  readonly way: AgencyLinked['way'];
}

/** A one-time code with its life. */
export interface LinkCode extends Resting {
  readonly by: string;
  readonly codeHash: string;
  readonly validUntil: string;
  readonly redeemedBy?: string;
}

/** A statutory link on offer, until its addressee accepts. */
export interface Proposal {
  readonly id: string;
  readonly by: string;
  readonly recipient: string;
  readonly accepted: boolean;
}

/** One person's pseudonymous file: who shares it, under which consents, and what the agencies recorded. */
export interface CaseFile {
  readonly kind: 'open';
  /** By agency id. */
  readonly links: Readonly<Record<string, Link>>;
  readonly codes: readonly LinkCode[];
  readonly proposals: readonly Proposal[];
  readonly consents: readonly Consent[];
  /** Requests for information between agencies. */
  readonly requests: readonly Request[];
  /** What clerks decided to tell. */
  readonly clearances: readonly ClearedBy[];
  readonly disputes: readonly Dispute[];
  /** Requests of the person, each with every controller's part. */
  readonly rights: readonly PersonsRight[];
  readonly restrictions: readonly Restricted[];
  readonly objections: readonly Objected[];
  /** What controllers released to the person. */
  readonly released: readonly ReleasedToPerson[];
  /** The person's own access to the case. */
  readonly person: PersonsSide;
  /** In the order of the stream. */
  readonly entries: readonly AgencyEntry[];
  /** What was signed with stolen keys. */
  readonly doubts: Doubts;
  /** What each agency said last of each conflict between entries. */
  readonly conflicts: readonly ConflictWord[];
  /** Agencies whose link was split as a wrong one, with the handle that had stood for the case. */
  readonly splitOff: readonly SplitOff[];
  /** What of the case was erased: all of it, or the parts of these controllers, to which these agencies belonged then. */
  readonly erased: {
    readonly whole: boolean;
    readonly controllers: readonly string[];
    readonly agencies: readonly string[];
  };
}

/** A case in which nothing has happened yet. */
export const nobodysYet: CaseFile = {
  kind: 'open',
  links: {},
  codes: [],
  proposals: [],
  consents: [],
  requests: [],
  clearances: [],
  disputes: [],
  rights: [],
  restrictions: [],
  objections: [],
  released: [],
  person: nobodyCame,
  entries: [],
  doubts: noDoubts,
  conflicts: [],
  splitOff: [],
  erased: { whole: false, controllers: [], agencies: [] },
};
