import type { Position, ViewName } from '#ports';
import { RebuildOvertaken } from '#ports';
import { DatabaseError } from 'pg';
import type { Database, Statement } from './database.ts';
import { isDeadlock } from './outage.ts';

/** So often a statement is tried again that had to give way to another. */
export const DEADLOCK_RETRIES = 10;

/** Where the tables of a view lie: those in use, or those that `holder` is building. */
export interface ViewPlace {
  readonly schema: 'views' | 'building';
  readonly holder: string;
}

/** The views in use. */
export const IN_USE: ViewPlace = { schema: 'views', holder: '' };

/** The condition that migration 0007 raises when somebody else has begun to build the view. */
const OVERTAKEN = 'WG001';

/** The tables of one view in one place. */
export class ViewTables {
  constructor(
    private readonly database: Database,
    readonly view: ViewName,
    readonly place: ViewPlace,
  ) {}

  /** The last position that the view has applied. */
  async checkpoint(): Promise<Position> {
    const { schema, holder } = this.place;
    const rows = await this.query<{ readonly position: Position }>({
      name: `checkpoint-${schema}`,
      text: `SELECT position FROM ${schema}.checkpoints WHERE view = $1 AND holder = $2`,
      values: [this.view, holder],
    });
    return rows[0]?.position ?? 0;
  }

  /** Runs one statement; throws {@link RebuildOvertaken} when the tables are another builder's by now. */
  async query<Row extends object>(statement: Statement): Promise<readonly Row[]> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.database.query<Row>(statement);
      } catch (error) {
        // Views change places under locks: of two that wait for each other the server ends one, which may simply try again.
        if (isDeadlock(error) && attempt < DEADLOCK_RETRIES) continue;
        throw whetherOvertaken(error, this.view);
      }
    }
  }

  /**
   * Enters changes up to a position, or as of the checkpoint when there is none. Nobody waits for the disk: what a crash of the
   * server takes is taken with its checkpoint, and is read from the log again.
   */
  async enter(position: Position | undefined, changes: object): Promise<void> {
    const { schema, holder } = this.place;
    await this.query({
      name: `apply-${this.view}-${schema}`,
      text: `
        SELECT set_config('synchronous_commit', 'off', true), ${schema}.apply_${this.view}($1, $2, $3, $4)`,
      values: [position ?? 0, JSON.stringify(changes), holder, position === undefined],
    });
  }
}

/** The error, or what it means when the tables are another builder's. */
export function whetherOvertaken(error: unknown, view: ViewName): unknown {
  return error instanceof DatabaseError && error.code === OVERTAKEN ? new RebuildOvertaken(view) : error;
}
