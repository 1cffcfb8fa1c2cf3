import type { KeyOwner, WrappedKey } from '#ports';
import { KeyShelf } from '#ports';
import type { Database } from './database.ts';

interface KeyRow {
  readonly kid: string;
  readonly network: string;
  readonly case_id: string;
  readonly controller: string;
  readonly wrapped: string;
  readonly owner_wrapped: string;
}

/** Wrapped keys in PostgreSQL, in a schema of their own. */
export class PostgresKeyShelf extends KeyShelf {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async ownerKey(owner: KeyOwner, fresh: () => string): Promise<string> {
    const known = await this.#ownerKey(owner);
    if (known !== undefined) return known;
    const own = fresh();
    await this.#database.query({
      text: 'INSERT INTO vault.owner_keys (network, case_id, controller, wrapped) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      values: [owner.network, owner.caseId, owner.controller, own],
    });
    // Another may have been first; should its key be destroyed again meanwhile, ours is the wrong one too.
    return (await this.#ownerKey(owner)) ?? own;
  }

  async put(keys: readonly WrappedKey[]): Promise<void> {
    await this.#database.query({
      name: 'put-keys',
      text: `
        INSERT INTO vault.content_keys (kid, network, case_id, controller, wrapped)
        SELECT kid, network, case_id, controller, wrapped FROM json_to_recordset($1)
          AS k (kid text, network text, case_id text, controller text, wrapped text)
        ON CONFLICT DO NOTHING`,
      values: [
        JSON.stringify(
          keys.map(({ kid, owner, wrapped }) => ({
            kid,
            network: owner.network,
            case_id: owner.caseId,
            controller: owner.controller,
            wrapped,
          })),
        ),
      ],
    });
  }

  async get(
    kids: readonly string[],
  ): Promise<ReadonlyMap<string, WrappedKey & { readonly ownerWrapped: string }>> {
    const rows = await this.#database.query<KeyRow>({
      name: 'get-keys',
      text: `
        SELECT k.kid, network, case_id, controller, k.wrapped, o.wrapped AS owner_wrapped
        FROM vault.content_keys k JOIN vault.owner_keys o USING (network, case_id, controller)
        WHERE k.kid = ANY($1)`,
      values: [kids],
    });
    return new Map(rows.map((row) => [row.kid, keyOf(row)]));
  }

  async #ownerKey({ network, caseId, controller }: KeyOwner): Promise<string | undefined> {
    const rows = await this.#database.query<{ readonly wrapped: string }>({
      name: 'owner-key',
      text: 'SELECT wrapped FROM vault.owner_keys WHERE network = $1 AND case_id = $2 AND controller = $3',
      values: [network, caseId, controller],
    });
    return rows[0]?.wrapped;
  }
}

function keyOf({ kid, network, case_id: caseId, controller, wrapped, owner_wrapped: ownerWrapped }: KeyRow) {
  return { kid, owner: { network, caseId, controller }, wrapped, ownerWrapped };
}
