import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { NatsConnection } from '@nats-io/transport-node';
import { untilQuiet } from '../../deploy/local/demonstration/quiet.mjs';
import { postgresBin, testFolder } from '../../deploy/local/services/for-tests.mjs';
import type { Postgres } from '../../deploy/local/services/postgres.mjs';
import { createDatabase, startPostgres } from '../../deploy/local/services/postgres.mjs';
import { until } from '../../deploy/local/services/until.mjs';
import { sinkOf } from '../network/files.ts';
import type { SampleNetwork } from '../network/start-sample-network.ts';
import { startSampleNetwork } from '../network/start-sample-network.ts';
import { outboxOf, sentBy } from './adapter-memory.ts';
import { Chance } from './chance.ts';
import type { Party } from './exports.ts';
import { Exports, PARTIES } from './exports.ts';
import { LogRows } from './log-rows.ts';
import type { SaidReceipt } from './receipts.ts';
import { joinAs, overhear } from './receipts.ts';
import type { Verdict } from './verdict.ts';
import { judge } from './verdict.ts';

/** How long a network may take to come back to rest after a fault. */
const PATIENCE_MS = 60_000;

/** A network on which faults are tried one after the other; each verdict is about all that was exported so far. */
export class Ground {
  readonly exports: Exports;
  readonly chance = new Chance();
  readonly #said: SaidReceipt[] = [];

  private constructor(
    readonly network: SampleNetwork,
    readonly database: Postgres,
    readonly log: LogRows,
    private readonly ears: readonly NatsConnection[],
  ) {
    this.exports = new Exports(network);
    for (const [index, party] of PARTIES.entries()) {
      const ear = ears[index];
      if (ear !== undefined) overhear(network.agency(party), ear, this.#said);
    }
  }

  /** Starts it on a database server of its own, which can be killed too. */
  static async start(name: string): Promise<Ground> {
    const dir = await testFolder(`${name}-database`);
    const server = await startPostgres({ dir, bin: postgresBin() });
    const database = await createDatabase(server.url, name);
    const network = await startSampleNetwork(name, PARTIES, { database });
    const ears = await Promise.all(PARTIES.map((party) => joinAs(network.agency(party), network.nats.url)));
    return new Ground(network, server, new LogRows(network.databaseUrl), ears);
  }

  async stop(): Promise<void> {
    await Promise.all(this.ears.map((ear) => ear.close()));
    await this.log.close();
    await this.network.stop();
    await this.database.stop();
  }

  /** Does something while the hub stands still in the midst of whatever it was doing (SIGSTOP). */
  async whileHubStands(work: () => Promise<void>): Promise<void> {
    const { pid } = this.network.hub;
    process.kill(pid, 'SIGSTOP');
    try {
      await work();
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  }

  /** Kills the hub and starts it again. */
  async killHub(): Promise<void> {
    await this.network.hub.kill();
    await this.network.hub.start();
  }

  /** Waits until so many events are in the record. */
  async recorded(events: number): Promise<void> {
    const there = async () => (await this.log.counts()).events >= events || undefined;
    await until(`${events} events`, there, PATIENCE_MS);
  }

  /** Waits until there are so many releases in the record. */
  async released(releases: number): Promise<void> {
    await until(
      `${releases} releases`,
      async () => (await this.log.counts()).releases >= releases || undefined,
    );
  }

  /** Waits until all that was exported has left the adapters, whether there was a receipt or not. */
  async allSent(): Promise<void> {
    await until('all to be sent', () => {
      const sent = PARTIES.reduce((events, party) => events + sentBy(this.network.agency(party)), 0);
      return sent === this.exports.happenings.length || undefined;
    });
  }

  /** Bytes in a party's sink. */
  sinkSize(party: Party): number {
    return statSync(this.sinkFile(party), { throwIfNoEntry: false })?.size ?? 0;
  }

  sinkFile(party: Party): string {
    return join(this.network.agency(party).folder, 'sink', 'events.jsonl');
  }

  /** Prints the row of a fault that was tried, and gives the verdict on it. */
  async verdictOn(fault: string, runs: number): Promise<Verdict> {
    const verdict = await this.verdict();
    const [lost, wronglyDisclosed] = [verdict.lost.length, verdict.wronglyDisclosed.length];
    const row = { fault, runs, lost, wronglyDisclosed, seed: this.chance.seed };
    process.stdout.write(`${JSON.stringify(row)}\n`);
    return verdict;
  }

  /** Waits until nothing moves any more, and judges all that was exported so far. */
  async verdict(): Promise<Verdict> {
    // What is still missing after that is lost, and the verdict says what it is.
    await this.#arrived().catch(() => undefined);
    await untilQuiet(
      PARTIES.map((party) => this.network.agency(party)),
      PATIENCE_MS,
    );
    return this.#judge();
  }

  /** Waits until as much is in the record and in the sinks as must come. */
  async #arrived(): Promise<void> {
    const { happenings } = this.exports;
    const due = happenings.reduce((lines, { reaches }) => lines + reaches.length, 0);
    await this.recorded(happenings.length);
    await until('the last line', () => this.#lines() >= due || undefined, PATIENCE_MS);
  }

  #lines(): number {
    // Counted and not read: the last one may just be being written.
    return PARTIES.filter((party) => this.sinkSize(party) > 0)
      .map((party) => readFileSync(this.sinkFile(party), 'utf8').split('\n').length - 1)
      .reduce((sum, lines) => sum + lines, 0);
  }

  async #judge(): Promise<Verdict> {
    const sinks = Object.fromEntries(PARTIES.map((party) => [party, sinkOf(this.network.agency(party))]));
    return judge({
      happenings: this.exports.happenings,
      log: await this.log.all(),
      sinks: sinks as Record<Party, ReturnType<typeof sinkOf>>,
      outboxes: PARTIES.flatMap((party) => outboxOf(this.network.agency(party))),
      said: this.#said,
    });
  }
}

/** What a verdict says when nothing is wrong. */
export const SPOTLESS: Verdict = { lost: [], wronglyDisclosed: [], broken: [] };
