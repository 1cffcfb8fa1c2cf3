import type { AgencyEntry, AgencyLinked } from './case.events.ts';
import type { Consent } from './consents.ts';

/** How an agency shares the case. */
export interface Link {
  readonly handle: string;
  readonly way: AgencyLinked['way'];
}

/** A one-time code with its life. */
export interface LinkCode {
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

/** A request for information between two agencies. */
export interface Request {
  readonly id: string;
  readonly by: string;
  readonly addressee: string;
  readonly about: string;
}

/** One person's pseudonymous file: who shares it, under which consents, and what the agencies recorded. */
export interface CaseFile {
  readonly kind: 'open';
  /** By agency id. */
  readonly links: Readonly<Record<string, Link>>;
  readonly codes: readonly LinkCode[];
  readonly proposals: readonly Proposal[];
  readonly consents: readonly Consent[];
  readonly requests: readonly Request[];
  /** In the order of the stream. */
  readonly entries: readonly AgencyEntry[];
  /** What of the case was erased: all of it, or the parts of these controllers. */
  readonly erased: { readonly whole: boolean; readonly controllers: readonly string[] };
}

/** A case in which nothing has happened yet. */
export const nobodysYet: CaseFile = {
  kind: 'open',
  links: {},
  codes: [],
  proposals: [],
  consents: [],
  requests: [],
  entries: [],
  erased: { whole: false, controllers: [] },
};
