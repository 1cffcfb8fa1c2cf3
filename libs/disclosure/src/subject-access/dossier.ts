import type { ConsentRecord, ReleasedEntry, rightDecisions, rightGrounds, Titles } from '#catalogue';

/** One controller's part of the answer: what it decided, never what it withholds. */
export interface DossierPart {
  readonly controller: string;
  readonly titles: Titles;
  /** Agencies of the controller of which an event is told; of others nothing is told, not even that they recorded anything. */
  readonly agencies: readonly string[];
  readonly decision: keyof typeof rightDecisions;
  /** Why all or some is withheld (§ 83 SGB X). */
  readonly ground?: keyof typeof rightGrounds;
  /** Events that are told. */
  readonly told: number;
  /** Events that were released, but whose time is over: their content is gone. */
  readonly runOut: number;
}

/** To whom one event went, by name (Art. 15(1)(c) GDPR, CJEU C-154/21). */
export interface DisclosureTold {
  readonly event: string;
  readonly eventType: string;
  readonly sender: string;
  readonly recipient: string;
  readonly at: string;
  readonly door: string;
  /** The member of staff who looked, under the id that only the agency resolves; `system` for a delivery. */
  readonly actor: string;
  readonly purpose: string;
  /** The paragraph, or the consent by its number. */
  readonly basis: string;
}

/** What a person is told about an agency that takes part in the answer. */
export interface AgencyTold {
  readonly agency: string;
  readonly titles: Titles;
  readonly controller: Titles;
  readonly dpo: string;
  readonly supervisoryAuthority: string;
}

/** The answer to a request for access (Art. 15 GDPR, § 83 SGB X): what every controller released of its own. */
export interface Dossier {
  readonly network: string;
  readonly request: string;
  readonly kind: 'access' | 'portability';
  readonly receivedAt: string;
  readonly asOf: string;
  readonly parts: readonly DossierPart[];
  readonly entries: readonly ReleasedEntry[];
  /** As far back as retrieval records are kept (§ 8(5) IntV: six months). */
  readonly disclosures: readonly DisclosureTold[];
  /** Consents that the released controllers took down, as their receipts tell them. */
  readonly consents: readonly ConsentRecord[];
  readonly agencies: readonly AgencyTold[];
  /** Positions in the record of what is told, for proofs. */
  readonly positions: readonly number[];
}
