import type { Agreement, CompetenceText } from '#agreement';
import { agreementHash } from '#agreement';
import type { PublicJwk } from '#ports';
import type { Journal } from '../journal/journal.ts';

const TABLE =
  'CREATE TABLE IF NOT EXISTS agreement (only INTEGER PRIMARY KEY CHECK (only = 1), known TEXT NOT NULL) STRICT';

/** The agreement in force with what names it, and the keys to which numbers for other agencies are sealed. */
export interface KnownAgreement {
  readonly agreement: Agreement;
  readonly hash: string;
  /** Sealing key by agency. */
  readonly sealingKeys: Readonly<Record<string, PublicJwk>>;
  /** Registered signing keys by agency; absent in what an older version stored. */
  readonly signingKeys?: Readonly<Record<string, readonly PublicJwk[]>>;
  /** Of the competence tables that it names; absent where the hub has none, and in what an older version stored. */
  readonly tables?: readonly CompetenceText[];
}

/** The last agreement that the hub signed for, kept so that the adapter can start while the hub is away. */
export class AgreementBook {
  private known: KnownAgreement | undefined;

  constructor(private readonly journal: Journal) {
    journal.run(TABLE);
    const row = journal.one('SELECT known FROM agreement');
    if (row !== undefined) this.known = JSON.parse(String(row['known'])) as KnownAgreement;
  }

  /** The agreement in force, as far as this adapter knows; undefined before the hub was reached for the first time. */
  current(): KnownAgreement | undefined {
    return this.known;
  }

  /** Takes over what the hub signed; whether it is another one than before. */
  put(next: KnownAgreement): boolean {
    if (agreementHash(next.agreement) !== next.hash)
      throw new RangeError('the hash is not that of the agreement');
    const before = JSON.stringify(this.known);
    this.known = next;
    this.journal.run('INSERT OR REPLACE INTO agreement VALUES (1, ?)', JSON.stringify(next));
    return JSON.stringify(next) !== before;
  }
}
