import type { ExpiredKeys, KeyOwner, Rewrapped, WrappedKey, WrappedOwnerKey } from '#ports';
import { generationOf, GenerationPast, KeyShelf, OwnerDestroyed } from '#ports';
import type { Database } from './database.ts';
import { Gathered } from './gathered.ts';

interface OwnerColumns {
  readonly network: string;
  readonly case_id: string;
  readonly controller: string;
}

type KeyRow = OwnerColumns & {
  readonly kid: string;
  readonly wrapped: string;
  readonly keep_until: string | null;
  readonly event_type: string | null;
  readonly owner_wrapped: string;
};

interface OwnerAnswer {
  readonly outcome: 'ok' | 'destroyed' | 'fenced';
  readonly in_force: string;
}

interface OwnerOffered {
  readonly owner: KeyOwner;
  readonly own: string;
}

/** Largest group of questions for content keys: each may name some hundred. */
const MOST_GETS = 16;

type ShelvedKeys = ReadonlyMap<string, ReturnType<typeof keyOf>>;

/** Wrapped keys in PostgreSQL, in a schema of their own. */
export class PostgresKeyShelf extends KeyShelf {
  readonly #database: Database;
  readonly #known = new Gathered((owners: readonly KeyOwner[]) => this.#knownOwners(owners));
  readonly #made = new Gathered((offered: readonly OwnerOffered[]) => this.#makeOwners(offered));
  readonly #puts = new Gathered(async (puts: readonly (readonly WrappedKey[])[]) => {
    await this.#putAll(puts.flat());
    return puts.map(() => undefined);
  });
  readonly #gets = new Gathered((asked: readonly (readonly string[])[]) => this.#getAll(asked), MOST_GETS);

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async ownerKey(owner: KeyOwner, fresh: () => string): Promise<string> {
    const known = await this.#known.ask(owner);
    if (known !== undefined) return known;
    const made = await this.#made.ask({ owner, own: fresh() });
    if (made?.outcome === 'fenced') throw new GenerationPast(Number(made.in_force));
    if (made?.outcome !== 'ok') throw new OwnerDestroyed();
    return made.in_force;
  }

  put(keys: readonly WrappedKey[]): Promise<void> {
    return this.#puts.ask(keys);
  }

  get(kids: readonly string[]): Promise<ShelvedKeys> {
    return this.#gets.ask(kids);
  }

  async #getAll(asked: readonly (readonly string[])[]): Promise<readonly ShelvedKeys[]> {
    const rows = await this.#database.query<KeyRow>({
      name: 'get-keys',
      text: `
        SELECT k.kid, network, case_id, controller, k.wrapped, k.keep_until, k.event_type, o.wrapped AS owner_wrapped
        FROM vault.content_keys k JOIN vault.owner_keys o USING (network, case_id, controller)
        WHERE k.kid = ANY($1)`,
      values: [[...new Set(asked.flat())]],
    });
    const found = new Map(rows.map((row) => [row.kid, keyOf(row)]));
    return asked.map((kids) => new Map(kids.flatMap((kid) => entryIn(found, kid))));
  }

  async destroy(owners: readonly KeyOwner[]): Promise<void> {
    const values = [JSON.stringify(owners.map(columnsOf))];
    await this.#database.query({ text: 'SELECT vault.destroy($1)', values });
  }

  async destroyKeys(kids: readonly string[]): Promise<void> {
    await this.#database.query({
      text: 'DELETE FROM vault.content_keys WHERE kid = ANY($1)',
      values: [kids],
    });
  }

  async fence(generation: number): Promise<void> {
    await this.#database.query({ text: 'SELECT vault.raise_fence($1)', values: [generation] });
  }

  async wrappedBelow(generation: number, max: number): Promise<readonly WrappedOwnerKey[]> {
    const rows = await this.#database.query<OwnerColumns & { readonly wrapped: string }>({
      text: `
        SELECT network, case_id, controller, wrapped FROM vault.owner_keys
        WHERE generation < $1 ORDER BY generation LIMIT $2`,
      values: [generation, max],
    });
    return rows.map((row) => ({ owner: ownerOf(row), wrapped: row.wrapped }));
  }

  async rewrap(changes: readonly Rewrapped[], generation: number): Promise<number> {
    const [row] = await this.#database.query<{ readonly changed: number }>({
      text: 'SELECT vault.rewrap($1, $2) AS changed',
      values: [
        JSON.stringify(changes.map(({ owner, before, after }) => ({ ...columnsOf(owner), before, after }))),
        generation,
      ],
    });
    return row?.changed ?? 0;
  }

  async keepUntil(kids: readonly string[], until: string | undefined, eventType: string): Promise<void> {
    await this.#database.query({
      text: `UPDATE vault.content_keys SET keep_until = $2, event_type = $3
        WHERE kid = ANY($1) AND keep_until IS DISTINCT FROM $2`,
      values: [kids, until ?? null, eventType],
    });
  }

  expire(now: string, max: number): Promise<readonly ExpiredKeys[]> {
    return this.#database.query<ExpiredKeys>({
      text: `
        WITH due AS MATERIALIZED (
          SELECT kid FROM vault.content_keys WHERE keep_until <= $1 LIMIT $2 FOR UPDATE SKIP LOCKED
        ), gone AS (
          DELETE FROM vault.content_keys k USING due WHERE k.kid = due.kid RETURNING k.network, k.event_type
        )
        SELECT network, coalesce(event_type, '') AS "eventType", count(*) AS keys FROM gone GROUP BY 1, 2`,
      values: [now, max],
    });
  }

  async #knownOwners(owners: readonly KeyOwner[]): Promise<readonly (string | undefined)[]> {
    const rows = await this.#database.query<{ readonly ordinal: number; readonly wrapped: string }>({
      name: 'owner-keys',
      text: `
        SELECT g.ordinal::int, o.wrapped
        FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS g (network, case_id, controller, ordinal)
        JOIN vault.owner_keys o USING (network, case_id, controller)`,
      values: ownerArrays(owners),
    });
    const found = new Map(rows.map(({ ordinal, wrapped }) => [ordinal, wrapped]));
    return owners.map((_, index) => found.get(index + 1));
  }

  /** In the order of the owners, as each is locked until all are made: two groups must not wait for each other. */
  async #makeOwners(offered: readonly OwnerOffered[]): Promise<readonly (OwnerAnswer | undefined)[]> {
    const rows = await this.#database.query<OwnerAnswer & { readonly ordinal: number }>({
      name: 'make-owner-keys',
      text: `
        SELECT g.ordinal::int, made.outcome, made.in_force
        FROM (
          SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[])
            WITH ORDINALITY AS o (network, case_id, controller, own, generation, ordinal)
          ORDER BY network, case_id, controller OFFSET 0
        ) g
        CROSS JOIN LATERAL vault.owner_key(g.network, g.case_id, g.controller, g.own, g.generation) made`,
      values: [
        ...ownerArrays(offered.map(({ owner }) => owner)),
        offered.map(({ own }) => own),
        offered.map(({ own }) => generationOf(own)),
      ],
    });
    const made = new Map(rows.map((row) => [row.ordinal, row]));
    return offered.map((_, index) => made.get(index + 1));
  }

  /** A key that comes in while its owner is being destroyed may stay behind: nothing unwraps it any more. */
  async #putAll(keys: readonly WrappedKey[]): Promise<void> {
    const destroyed = await this.#database.query({
      name: 'put-keys',
      text: `
        WITH given AS MATERIALIZED (
          SELECT * FROM json_to_recordset($1)
            AS k (kid text, network text, case_id text, controller text, wrapped text, keep_until text, event_type text)
        ), gone AS MATERIALIZED (
          SELECT FROM vault.destroyed_owners d JOIN given g
            ON (d.network, d.case_id) = (g.network, g.case_id) AND d.controller IN (g.controller, '*')
        ), stored AS (
          INSERT INTO vault.content_keys (kid, network, case_id, controller, wrapped, keep_until, event_type)
          SELECT kid, network, case_id, controller, wrapped, keep_until, event_type FROM given
          WHERE NOT EXISTS (SELECT FROM gone)
          ON CONFLICT DO NOTHING
        )
        SELECT 1 FROM gone LIMIT 1`,
      values: [
        JSON.stringify(
          keys.map(({ kid, owner, wrapped, keepUntil, eventType }) => ({
            kid,
            ...columnsOf(owner),
            wrapped,
            keep_until: keepUntil,
            event_type: eventType,
          })),
        ),
      ],
    });
    if (destroyed.length > 0) throw new OwnerDestroyed();
  }
}

function ownerArrays(owners: readonly KeyOwner[]): readonly string[][] {
  return [
    owners.map(({ network }) => network),
    owners.map(({ caseId }) => caseId),
    owners.map(({ controller }) => controller),
  ];
}

function columnsOf({ network, caseId, controller }: KeyOwner): OwnerColumns {
  return { network, case_id: caseId, controller };
}

function ownerOf({ network, case_id: caseId, controller }: OwnerColumns): KeyOwner {
  return { network, caseId, controller };
}

function entryIn(found: ShelvedKeys, kid: string): readonly (readonly [string, ReturnType<typeof keyOf>])[] {
  const key = found.get(kid);
  return key === undefined ? [] : [[kid, key]];
}

function keyOf({ kid, wrapped, keep_until, event_type, owner_wrapped: ownerWrapped, ...owner }: KeyRow) {
  return {
    kid,
    owner: ownerOf(owner),
    wrapped,
    ...(keep_until !== null && { keepUntil: keep_until }),
    ...(event_type !== null && { eventType: event_type }),
    ownerWrapped,
  };
}
