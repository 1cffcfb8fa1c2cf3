import { randomUUID } from 'node:crypto';
import type { AccessLog, Building, ClaimIndex, EvidenceIndex, OpenRecalls, ViewName } from '#ports';
import { ViewRebuilds } from '#ports';
import type { Database } from './database.ts';
import { blame, isDeadlock } from './outage.ts';
import { PostgresAccessLog } from './postgres-access-log.ts';
import { PostgresClaimIndex } from './postgres-claim-index.ts';
import { PostgresEvidenceIndex } from './postgres-evidence-index.ts';
import { PostgresOpenRecalls } from './postgres-open-recalls.ts';
import type { ViewPlace } from './view-place.ts';
import { DEADLOCK_RETRIES, whetherOvertaken } from './view-place.ts';

/** Rebuilds of the views in PostgreSQL: tables in the schema `building` that change places with those in use. */
export class PostgresViewRebuilds extends ViewRebuilds {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async version(view: ViewName): Promise<number> {
    const rows = await this.#database.query<{ readonly version: number }>({
      text: 'SELECT version FROM views.checkpoints WHERE view = $1',
      values: [view],
    });
    return rows[0]?.version ?? 0;
  }

  claims(version: number): Promise<Building<ClaimIndex>> {
    return this.#begin('claims', version, (place) => new PostgresClaimIndex(this.#database, place));
  }

  evidence(version: number): Promise<Building<EvidenceIndex>> {
    return this.#begin('evidence', version, (place) => new PostgresEvidenceIndex(this.#database, place));
  }

  recalls(version: number): Promise<Building<OpenRecalls>> {
    return this.#begin('recalls', version, (place) => new PostgresOpenRecalls(this.#database, place));
  }

  access(version: number): Promise<Building<AccessLog>> {
    return this.#begin('access', version, (place) => new PostgresAccessLog(this.#database, place));
  }

  async #begin<Index>(
    view: ViewName,
    version: number,
    indexIn: (place: ViewPlace) => Index,
  ): Promise<Building<Index>> {
    const holder = randomUUID();
    await this.#database.query({
      text: 'SELECT building.begin($1, $2, $3)',
      values: [view, version, holder],
    });
    return {
      index: indexIn({ schema: 'building', holder }),
      parkedAs: `${view}+building`,
      takeOver: (catchUp = async () => undefined) => this.#takeOver(view, holder, catchUp),
    };
  }

  /** Whoever waited for the same tables in a circle with it and was let through is done by the next try. */
  async #takeOver(view: ViewName, holder: string, catchUp: () => Promise<void>): Promise<boolean> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.#changePlaces(view, holder, catchUp);
      } catch (error) {
        if (!isDeadlock(error) || attempt === DEADLOCK_RETRIES) throw error;
      }
    }
  }

  /** On a connection without time limits: the last step over a large view may take longer than a question. */
  async #changePlaces(view: ViewName, holder: string, catchUp: () => Promise<void>): Promise<boolean> {
    const client = this.#database.connection({ statement_timeout: 0, query_timeout: 0 });
    client.on('error', this.#database.onTrouble);
    try {
      await client.connect();
      await client.query('BEGIN');
      await client.query('SELECT FROM views.checkpoints WHERE view = $1 FOR UPDATE', [view]);
      await catchUp();
      const { rows } = await client.query<{ readonly done: boolean }>(
        'SELECT building.take_over($1, $2) AS done',
        [view, holder],
      );
      await client.query('COMMIT');
      return rows[0]?.done === true;
    } catch (error) {
      throw whetherOvertaken(blame(error), view);
    } finally {
      await client.end().catch(this.#database.onTrouble);
    }
  }
}
