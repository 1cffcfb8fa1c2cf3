import type { EvidenceChange, EvidenceNote, Position } from '#ports';
import { EvidenceIndex } from '#ports';
import type { Database } from './database.ts';
import type { ViewPlace } from './view-place.ts';
import { IN_USE, ViewTables } from './view-place.ts';

/** Which evidence changed for whom, in PostgreSQL. */
export class PostgresEvidenceIndex extends EvidenceIndex {
  readonly #tables: ViewTables;
  readonly #schema: ViewPlace['schema'];

  constructor(database: Database, place = IN_USE) {
    super();
    this.#tables = new ViewTables(database, 'evidence', place);
    this.#schema = place.schema;
  }

  checkpoint(): Promise<Position> {
    return this.#tables.checkpoint();
  }

  async differing(notes: readonly EvidenceNote[]): Promise<readonly EvidenceNote[]> {
    if (notes.length === 0) return [];
    const rows = await this.#tables.query<{ readonly place: number }>({
      name: `differing-evidence-${this.#schema}`,
      text: `
        SELECT n.place FROM json_to_recordset($1)
          AS n (place int, network text, agency text, case_id text, digest text)
        LEFT JOIN ${this.#schema}.evidence e USING (network, agency, case_id)
        WHERE e.digest IS DISTINCT FROM n.digest`,
      values: [JSON.stringify(notes.map((note, place) => ({ place, ...rowOf(note) })))],
    });
    const differing = new Set(rows.map(({ place }) => place));
    return notes.filter((_, place) => differing.has(place));
  }

  apply(position: Position, notes: readonly EvidenceNote[]): Promise<void> {
    return this.#tables.enter(position, notes.map(rowOf));
  }

  amend(notes: readonly EvidenceNote[]): Promise<void> {
    return this.#tables.enter(undefined, notes.map(rowOf));
  }

  changes(network: string, agency: string, after: number, max: number): Promise<readonly EvidenceChange[]> {
    return this.#tables.query<EvidenceChange>({
      name: `evidence-changes-${this.#schema}`,
      text: `
        SELECT * FROM (
          SELECT case_id AS "caseId", revision FROM ${this.#schema}.evidence
          WHERE network = $1 AND agency = $2 AND revision > $3
          ORDER BY revision FETCH FIRST ($4) ROWS WITH TIES) c
        ORDER BY revision, "caseId"`,
      values: [network, agency, after, max],
    });
  }
}

function rowOf({ network, agency, caseId, digest, position }: EvidenceNote) {
  return { network, agency, case_id: caseId, digest, position };
}
