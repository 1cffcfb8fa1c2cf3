import type { Tile, TileId } from '#merkle';
import type { LedgerEpoch, LedgerExtent, LedgerGrowth, LedgerHead, LedgerWitness, Position } from '#ports';
import { LedgerShelf } from '#ports';
import type { Database } from './database.ts';

interface WitnessRow {
  readonly network: string;
  readonly agency: string;
  readonly origin: string;
  readonly seen: number;
  readonly cosigned: number | null;
  readonly line: string | null;
  readonly missing: number | null;
  readonly at: string;
}

/** The ledger in PostgreSQL, in a schema of its own. */
export class PostgresLedgerShelf extends LedgerShelf {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async extent(): Promise<LedgerExtent> {
    const rows = await this.#database.query<LedgerExtent>({
      name: 'ledger-extent',
      text: 'SELECT size, position FROM ledger.extent',
    });
    return rows[0] ?? { size: 0, position: 0 };
  }

  grow({ from, position, places, tiles }: LedgerGrowth): Promise<boolean> {
    const written = tiles.map(({ level, number, hashes }) => ({
      level,
      number,
      hashes: Buffer.from(hashes).toString('base64'),
    }));
    return this.#yes({
      name: 'grow-ledger',
      text: 'SELECT ledger.grow($1, $2, $3, $4) AS yes',
      values: [from, position, JSON.stringify(written), JSON.stringify(places)],
    });
  }

  tiles(wanted: readonly TileId[]): Promise<readonly Tile[]> {
    return this.#database.query<Tile>({
      name: 'ledger-tiles',
      text: `
        SELECT level, number, hashes FROM ledger.tiles
        JOIN unnest($1::int[], $2::bigint[]) AS w (level, number) USING (level, number)`,
      values: [wanted.map(({ level }) => level), wanted.map(({ number }) => number)],
    });
  }

  async indexOf(positions: readonly Position[]): Promise<ReadonlyMap<Position, number>> {
    const rows = await this.#database.query<{ readonly position: Position; readonly index: number }>({
      name: 'ledger-indexes',
      text: `
        SELECT w.position, p.number * 256 + array_position(p.positions, w.position) - 1 AS index
        FROM unnest($1::bigint[]) AS w (position) CROSS JOIN LATERAL (
          SELECT number, positions FROM ledger.places WHERE first <= w.position ORDER BY first DESC LIMIT 1) p
        WHERE w.position = ANY (p.positions)`,
      values: [positions],
    });
    return new Map(rows.map(({ position, index }) => [position, index]));
  }

  async clear(): Promise<void> {
    await this.#database.query({
      text: `
        WITH tiles AS (DELETE FROM ledger.tiles), places AS (DELETE FROM ledger.places)
        UPDATE ledger.extent SET size = 0, position = 0`,
    });
  }

  async head(origin: string, most = Number.MAX_SAFE_INTEGER): Promise<LedgerHead | undefined> {
    const rows = await this.#database.query<LedgerHead>({
      name: 'ledger-head',
      text: 'SELECT origin, size, note, at FROM ledger.heads WHERE origin = $1 AND size <= $2 ORDER BY size DESC LIMIT 1',
      values: [origin, most],
    });
    return rows[0];
  }

  addHead({ origin, size, note, at }: LedgerHead, after: number): Promise<boolean> {
    return this.#yes({
      name: 'add-head',
      text: 'SELECT ledger.add_head($1, $2, $3, $4, $5) AS yes',
      values: [origin, size, note, at, after],
    });
  }

  heads(
    after: { readonly origin: string; readonly size: number },
    max: number,
  ): Promise<readonly LedgerHead[]> {
    return this.#database.query<LedgerHead>({
      name: 'ledger-heads',
      text: `
        SELECT origin, size, note, at FROM ledger.heads
        WHERE (origin, size) > ($1, $2) ORDER BY origin, size LIMIT $3`,
      values: [after.origin, after.size, max],
    });
  }

  async thinHeads(before: string): Promise<void> {
    await this.#database.query({
      name: 'thin-heads',
      text: `
        DELETE FROM ledger.heads h USING (
          SELECT origin, size, lead(left(at, 13)) OVER (PARTITION BY origin ORDER BY size) = left(at, 13) AS followed
          FROM ledger.heads WHERE at < $1) o
        WHERE h.origin = o.origin AND h.size = o.size AND o.followed AND NOT EXISTS (
          SELECT FROM ledger.witnesses w WHERE w.origin = h.origin AND w.cosigned = h.size)`,
      values: [before],
    });
  }

  async witness({ network, agency, origin, seen, cosigned, missing, at }: LedgerWitness): Promise<void> {
    await this.#database.query({
      name: 'ledger-witness',
      text: `
        INSERT INTO ledger.witnesses AS w (network, agency, origin, seen, cosigned, line, missing, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (origin, network, agency) DO UPDATE SET
          seen = excluded.seen,
          line = CASE WHEN excluded.cosigned > coalesce(w.cosigned, -1) THEN excluded.line ELSE w.line END,
          cosigned = greatest(w.cosigned, excluded.cosigned),
          missing = coalesce(excluded.missing, w.missing),
          at = excluded.at`,
      values: [network, agency, origin, seen, cosigned?.size, cosigned?.line, missing, at],
    });
  }

  async witnesses(origin: string): Promise<readonly LedgerWitness[]> {
    const rows = await this.#database.query<WitnessRow>({
      name: 'ledger-witnesses',
      text: `
        SELECT network, agency, origin, seen, cosigned, line, missing, at FROM ledger.witnesses
        WHERE origin = $1 ORDER BY network, agency`,
      values: [origin],
    });
    return rows.map(witnessOf);
  }

  epochs(): Promise<readonly LedgerEpoch[]> {
    return this.#database.query<LedgerEpoch>({
      name: 'ledger-epochs',
      text: 'SELECT epoch, origin, kept, since, at, state FROM ledger.epochs ORDER BY epoch',
    });
  }

  beginEpoch({ epoch, origin, kept, since, at, state }: LedgerEpoch): Promise<boolean> {
    return this.#yes({
      text: `
        WITH begun AS (
          INSERT INTO ledger.epochs SELECT $1, $2, $3, $4, $5, $6
          WHERE (SELECT count(*) FROM ledger.epochs) = $1 - 1
          ON CONFLICT DO NOTHING RETURNING 1)
        SELECT EXISTS (SELECT FROM begun) AS yes`,
      values: [epoch, origin, kept, since, at, state],
    });
  }

  async openEpoch(epoch: number): Promise<void> {
    await this.#database.query({
      text: `UPDATE ledger.epochs SET state = 'open' WHERE epoch = $1`,
      values: [epoch],
    });
  }

  async #yes(statement: Parameters<Database['query']>[0]): Promise<boolean> {
    const rows = await this.#database.query<{ readonly yes: boolean }>(statement);
    return rows[0]?.yes === true;
  }
}

function witnessOf({ cosigned, line, missing, ...said }: WitnessRow): LedgerWitness {
  return {
    ...said,
    ...(cosigned !== null && line !== null && { cosigned: { size: cosigned, line } }),
    ...(missing !== null && { missing }),
  };
}
