import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { untilQuiet } from '../../deploy/local/demonstration/quiet.mjs';
import { postgresBin, testFolder } from '../../deploy/local/services/for-tests.mjs';
import type { Postgres } from '../../deploy/local/services/postgres.mjs';
import { createDatabase, startPostgres } from '../../deploy/local/services/postgres.mjs';
import { until } from '../../deploy/local/services/until.mjs';
import { sinkOf } from '../network/files.ts';
import type { SampleNetwork, SamplePlan } from '../network/start-sample-network.ts';
import { startSampleNetwork } from '../network/start-sample-network.ts';
import { outboxOf, sentBy } from './adapter-memory.ts';
import type { Cables } from './cables.ts';
import { cablesOf } from './cables.ts';
import { Chance } from './chance.ts';
import type { Party } from './exports.ts';
import { Exports, PARTIES } from './exports.ts';
import type { LogRow } from './log-rows.ts';
import { LogRows } from './log-rows.ts';
import type { SaidReceipt } from './receipts.ts';
import { joinAs, overhear } from './receipts.ts';
import { whileStanding } from './standing.ts';
import type { EveryWay } from './ways/every-way.ts';
import type { MoreLines, Verdict } from './verdict.ts';
import { judge } from './verdict.ts';

/** How long a network may take to come back to rest after a fault. */
const PATIENCE_MS = 60_000;

const PEOPLE = 8;

/** What a ground may have that is not usual. */
export interface GroundPlan extends Pick<SamplePlan, 'dist' | 'env'> {
  /** The database server; one of its own in an ordinary folder when absent. */
  readonly server?: Postgres;
  /** By which ways rows come in and events go out, beside the usual ones. */
  readonly ways?: EveryWay;
}

/** One row of the table of faults, with what else the verdict found. */
export interface FaultRow {
  readonly fault: string;
  readonly runs: number;
  readonly lost: number;
  readonly wronglyDisclosed: number;
  /** Twice somewhere, in the wrong place, or against a receipt. */
  readonly broken: number;
  readonly seed: number;
}

/** A network on which faults are tried one after the other; each verdict is about all that was exported so far. */
export class Ground {
  readonly exports: Exports;
  readonly chance = new Chance();
  readonly #said: SaidReceipt[] = [];

  private constructor(
    readonly network: SampleNetwork,
    readonly database: Postgres,
    readonly cables: Cables,
    readonly log: LogRows,
    private readonly running: AsyncDisposableStack,
    private readonly everyWay?: EveryWay,
  ) {
    this.exports = new Exports(network, everyWay && ((...rows) => everyWay.give(...rows)));
  }

  /** Starts it on a database server of its own, which can be killed too; every line between the parts goes through a proxy. */
  static async start(name: string, plan: GroundPlan = {}): Promise<Ground> {
    const running = new AsyncDisposableStack();
    try {
      return await Ground.#startInto(running, name, plan);
    } catch (error) {
      await running.disposeAsync();
      throw error;
    }
  }

  static async #startInto(
    running: AsyncDisposableStack,
    name: string,
    { server: given, ways, ...special }: GroundPlan,
  ): Promise<Ground> {
    const server = given ?? (await ownServer(name));
    running.defer(() => server.stop());
    const direct = await createDatabase(server.url, name);
    const cables = cablesOf();
    running.defer(() => cables.close());
    const network = await startSampleNetwork(name, PARTIES, {
      ...special,
      ...(ways && { setUp: ways.setUp }),
      database: await cables.lay('hubToDatabase', direct),
      brokerFor: (who, url) => cables.lay(who === 'hub' ? 'hubToBroker' : 'adaptersToBroker', url),
    });
    running.defer(() => network.stop());
    running.defer(async () => ways?.close());
    const log = new LogRows(direct);
    running.defer(() => log.close());
    const ground = new Ground(network, server, cables.laid(), log, running, ways);
    for (const party of PARTIES) await ground.#hear(party);
    return ground;
  }

  /** Listens beside a party's adapter to what the hub says of its messages. */
  async #hear(party: Party): Promise<void> {
    const agency = this.network.agency(party);
    const ear = await joinAs(agency, this.network.nats.url);
    this.running.defer(() => ear.close());
    overhear(agency, ear, this.#said);
  }

  /** Of the record, past the proxy. */
  get databaseUrl(): string {
    return this.log.databaseUrl;
  }

  /** The ways of a ground that has more than the usual ones. */
  get ways(): EveryWay {
    if (this.everyWay === undefined) throw new Error('This ground has the usual ways only.');
    return this.everyWay;
  }

  /** The same with people in it who are linked at all parties. */
  static async peopled(name: string, plan: GroundPlan = {}): Promise<Ground> {
    const ground = await Ground.start(name, plan);
    ground.exports.more(ground.exports.newPeople(PEOPLE), 1);
    ground.exports.lay();
    try {
      await ground.verdict();
    } catch (error) {
      await ground.stop();
      throw error;
    }
    return ground;
  }

  /** Ends all of it, whatever becomes of the single parts. */
  stop(): Promise<void> {
    return this.running.disposeAsync();
  }

  /** Does something while the hub stands still in the midst of whatever it was doing (SIGSTOP). */
  whileHubStands(work: () => Promise<void>): Promise<void> {
    return whileStanding([this.network.hub.pid], work);
  }

  /** Kills the hub and starts it again. */
  async killHub(): Promise<void> {
    await this.network.hub.kill();
    await this.network.hub.start();
  }

  /** Waits until so many events are in the record. */
  async recorded(events: number, patienceMs = PATIENCE_MS): Promise<void> {
    const there = async () => (await this.log.counts()).events >= events || undefined;
    await until(`${events} events`, there, patienceMs);
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
    return this.sizeOf(this.sinkFile(party));
  }

  /** Bytes in a file, 0 as long as there is none. */
  sizeOf(file: string): number {
    return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  }

  sinkFile(party: Party): string {
    return join(this.network.agency(party).folder, 'sink', 'events.jsonl');
  }

  /** The row of a fault that was tried, and the verdict behind it. */
  async judged(
    fault: string,
    runs: number,
    patienceMs?: number,
  ): Promise<{ readonly row: FaultRow; readonly verdict: Verdict }> {
    const verdict = await this.verdict(patienceMs);
    const [lost, wronglyDisclosed] = [verdict.lost.length, verdict.wronglyDisclosed.length];
    const broken = verdict.broken.length;
    return { row: { fault, runs, lost, wronglyDisclosed, broken, seed: this.chance.seed }, verdict };
  }

  /** Waits until nothing moves any more, and judges all that was exported so far. */
  async verdict(patienceMs = PATIENCE_MS): Promise<Verdict> {
    // What is still missing after that is lost, and the verdict says what it is.
    await this.#arrived(patienceMs).catch(() => undefined);
    await untilQuiet(
      PARTIES.map((party) => this.network.agency(party)),
      patienceMs,
    );
    return this.#judge();
  }

  /** What is wrong by then, whether anything still moves or not: with a bug in the product it may move for ever. */
  async found(patienceMs: number): Promise<readonly string[]> {
    await this.verdict(patienceMs).catch(() => undefined);
    const { lost, wronglyDisclosed, broken } = await this.#judge();
    return [...lost, ...wronglyDisclosed, ...broken];
  }

  /** Waits until as much is in the record and in the sinks as must come. */
  async #arrived(patienceMs: number): Promise<void> {
    const { happenings } = this.exports;
    const due = happenings.reduce((lines, { reaches }) => lines + reaches.length, 0);
    await this.recorded(happenings.length, patienceMs);
    await until('the last line', () => this.#lines() >= due || undefined, patienceMs);
    const isThere = async () => (await this.#moreLines()) >= due * (this.everyWay?.sinks ?? 0) || undefined;
    await until('the last line in every sink', isThere, patienceMs);
  }

  /** In the sinks that parties have beside the usual one. */
  async #moreLines(): Promise<number> {
    // An adapter may just be writing, or be away: then once more.
    const sinks = await this.#moreSinks([]).catch(() => []);
    return sinks.reduce((sum, { lines }) => sum + lines.length, 0);
  }

  async #moreSinks(log: readonly LogRow[]): Promise<readonly MoreLines[]> {
    const agencies = PARTIES.map((party) => this.network.agency(party));
    return (await this.everyWay?.received(agencies, log)) ?? [];
  }

  #lines(): number {
    // Counted and not read: the last one may just be being written.
    return PARTIES.filter((party) => this.sinkSize(party) > 0)
      .map((party) => readFileSync(this.sinkFile(party), 'utf8').split('\n').length - 1)
      .reduce((sum, lines) => sum + lines, 0);
  }

  async #judge(): Promise<Verdict> {
    const sinks = Object.fromEntries(PARTIES.map((party) => [party, sinkOf(this.network.agency(party))]));
    const log = await this.log.all();
    return judge({
      happenings: this.exports.happenings,
      log,
      moreSinks: await this.#moreSinks(log),
      sinks: sinks as Record<Party, ReturnType<typeof sinkOf>>,
      outboxes: PARTIES.flatMap((party) => outboxOf(this.network.agency(party))),
      said: this.#said,
    });
  }
}

async function ownServer(name: string): Promise<Postgres> {
  return startPostgres({ dir: await testFolder(`${name}-database`), bin: postgresBin() });
}

/** What a verdict says when nothing is wrong. */
export const SPOTLESS: Verdict = { lost: [], wronglyDisclosed: [], broken: [] };
