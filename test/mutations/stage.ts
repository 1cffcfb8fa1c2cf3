import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { SigningKey } from '../checker/agency-keys.ts';
import { judge } from '../checker/judge.ts';
import { readLog } from '../checker/read-log.ts';
import { postgresBin, testFolder } from '../../deploy/local/services/for-tests.mjs';
import type { Postgres } from '../../deploy/local/services/postgres.mjs';
import { createDatabase, startPostgres } from '../../deploy/local/services/postgres.mjs';
import type { Process } from '../../deploy/local/network/processes.mjs';
import { until } from '../../deploy/local/services/until.mjs';
import { AgencyByHand } from '../e2e/agency-by-hand.ts';
import type { SampleAgency } from '../network/sample-agencies.ts';
import type { SampleNetwork } from '../network/start-sample-network.ts';
import { startSampleNetwork } from '../network/start-sample-network.ts';

const AGENCIES = ['vhs', 'jobcenter', 'asylblg', 'caritas'] as const;

/** A network without adapters: what they would send and ask is sent and asked by hand, at the worst moment. */
export class Stage {
  readonly #others: Process[] = [];

  private constructor(
    readonly network: SampleNetwork,
    private readonly hands: ReadonlyMap<SampleAgency, AgencyByHand>,
    private readonly server?: Postgres,
  ) {}

  /** Sets it with the product in this folder; on the run's database server, or on one whose processes are known. */
  static async set(dist: string, { ownServer = false } = {}): Promise<Stage> {
    const server = ownServer
      ? await startPostgres({ dir: await testFolder('stage'), bin: postgresBin() })
      : undefined;
    const database = server && (await createDatabase(server.url, 'stage'));
    const network = await startSampleNetwork('stage', AGENCIES, { dist, ...(database && { database }) });
    await network.adapters.stop();
    const hands = await Promise.all(
      AGENCIES.map(async (name) => [name, await AgencyByHand.of(network, name)] as const),
    );
    return new Stage(network, new Map(hands), server);
  }

  hand(name: (typeof AGENCIES)[number]): AgencyByHand {
    return this.hands.get(name)!;
  }

  /** One more hub on the same database; it ends with the stage. */
  async anotherHub(): Promise<string> {
    const { url, process } = await this.network.anotherHub();
    this.#others.push(process);
    return url;
  }

  /** Of the database server of its own. */
  get databasePid(): number {
    if (this.server === undefined) throw new Error('This stage is on the database server of the whole run.');
    return this.server.pid;
  }

  async strike(): Promise<void> {
    await Promise.all([...this.hands.values()].map(({ broker }) => broker.close()));
    await Promise.all(this.#others.map((one) => one.stop()));
    await this.network.stop();
    await this.server?.stop();
  }

  /** What the checker, which reads nothing but the log, finds in it. */
  async findings(): Promise<readonly string[]> {
    const { databaseUrl, hubKeys } = this.network;
    const log = await readLog(databaseUrl, hubKeys.kekFile);
    const { signing } = JSON.parse(readFileSync(hubKeys.publicKeyFile, 'utf8')) as { signing: SigningKey[] };
    return judge(log, signing).map(({ rule, position, says }) => `${rule} at ${position}: ${says}`);
  }

  /** The types of all entries, in their order. */
  async typesInLog(): Promise<readonly string[]> {
    const log = await readLog(this.network.databaseUrl, this.network.hubKeys.kekFile);
    return log.map(({ type }) => type);
  }

  /**
   * Does something while nothing can be appended, though everything can be read: what waits for its append waits.
   * `waiting` settles when so many appends do.
   */
  async whileNothingIsAppended(
    work: (waiting: (appends: number) => Promise<void>) => Promise<void>,
  ): Promise<void> {
    const holder = new pg.Client({ connectionString: this.network.databaseUrl });
    const looker = new pg.Client({ connectionString: this.network.databaseUrl });
    await Promise.all([holder.connect(), looker.connect()]);
    const waiting = async (appends: number) => {
      await until(`${appends} waiting appends`, async () => {
        const { rows } = await looker.query<{ readonly n: number }>(
          `SELECT count(DISTINCT pid)::int AS n FROM pg_locks WHERE NOT granted`,
        );
        return (rows[0]?.n ?? 0) >= appends || undefined;
      });
    };
    try {
      await holder.query('BEGIN; LOCK TABLE record.events IN SHARE MODE');
      await work(waiting);
    } finally {
      await holder.end();
      await looker.end();
    }
  }
}
