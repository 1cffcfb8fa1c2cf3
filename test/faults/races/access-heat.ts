import { setTimeout as pause } from 'node:timers/promises';
import { CaseFiles, caseStreamName } from '#casefile';
import { catalogueEntry } from '#catalogue';
import { AccessNotReady, SubjectAccess } from '#disclosure';
import { Clock, EventStore, KeyVault } from '#ports';
import { Registry } from '#registry';
import { NETWORK } from '../../../apps/hub/src/spec/hub-on-memory.ts';
import type { LogEntry, Violation } from '../../checker/log-entry.ts';
import { byStream } from '../../checker/log-entry.ts';
import { Dice } from '../../fuzz/dice.ts';
import { caseIdOf, erase } from '../../histories/erase.ts';
import type { Saying } from '../../histories/stage.ts';
import { HistoryStage } from '../../histories/stage.ts';
import type { Chance } from '../chance.ts';
import { Handicap } from './handicap.ts';
import { PERSONS_DOOR } from './race-faults.ts';
import type { Tally, Win } from './tally.ts';

const TOGETHER = 12;
const STEP_MS = 16;
const EVENT = 'de.wegmarke.language.course-started.v1';
const ERASING: readonly string[] = ['CaseErased', 'ControllerErased'];
const CONTROLLER = 'vhs-traeger';
const DECIDING = ['vhs', 'jobcenter'];
const of = (what: string) => `de.wegmarke.${what}.v1`;

/** What is erased while the answer to the person is put together. */
const ERASURES: readonly { readonly what: string; readonly controller?: string }[] = [
  { what: 'the erasure of the case' },
  { what: "the erasure of a controller's part", controller: CONTROLLER },
];

interface Race {
  readonly name: string;
  readonly erasure: (typeof ERASURES)[number];
  readonly eventId: string;
  readonly caseId: string;
}

/** Answers to persons that are put together while what they would tell is erased, on a hub in memory. */
export class AccessHeat {
  readonly #erased: Promise<unknown>[] = [];
  readonly #wins: Win[] = [];
  /** Streams of cases of which the answer told what was to be erased. */
  readonly #told = new Set<string>();
  readonly #access: SubjectAccess;
  readonly #handicaps: ReadonlyMap<string, Handicap>;

  private constructor(
    private readonly stage: HistoryStage,
    chance: Chance,
  ) {
    const { app } = stage.hub;
    this.#handicaps = new Map(ERASURES.map(({ what }) => [what, new Handicap(chance, STEP_MS)]));
    this.#access = new SubjectAccess({
      store: app.get(EventStore),
      vault: app.get(KeyVault),
      files: app.get(CaseFiles),
      registry: app.get(Registry),
      clock: app.get(Clock),
    });
  }

  /** Runs so many of them on a fresh hub, and judges what its log and the answers hold. */
  static async of(races: number, chance: Chance): Promise<Tally> {
    const stage = await HistoryStage.set();
    try {
      const heat = new AccessHeat(stage, chance);
      const prepared = await heat.#prepared(races);
      stage.store.dice = new Dice(chance.seed, PERSONS_DOOR);
      for (let run = 0; run < races; run += TOGETHER)
        await Promise.all(prepared.slice(run, run + TOGETHER).map((race) => heat.#run(race)));
      await Promise.all(heat.#erased);
      const log = await stage.log();
      const violations = [...stage.violationsIn(log), ...unrecorded(log, heat.#told)];
      return { seed: chance.seed, wins: heat.#wins, violations, lost: [] };
    } finally {
      await stage.hub.app.close();
    }
  }

  /** Cases in which the person asked, and every controller has granted it. */
  async #prepared(count: number): Promise<readonly Race[]> {
    const names = Array.from({ length: count }, (_, number) => `a${number}`);
    await this.stage.shareEach(names.map((name) => [name, ['vhs', 'jobcenter']]));
    const ids = await this.stage.mustEach(
      names.flatMap((name): Saying[] => {
        const receivedAt = new Date(Date.now() - 2_000).toISOString();
        const asked = { request: requestOf(name), kind: 'access', receivedAt, identityCheck: 'document' };
        return [
          ['vhs', name, of('rights.request'), { ...asked, staff: 'vhs-001' }],
          ['vhs', name, EVENT, catalogueEntry(EVENT)?.example],
        ];
      }),
    );
    await this.#granted(names);
    return Promise.all(
      names.map(async (name, number) => ({
        name,
        erasure: ERASURES[number % ERASURES.length]!,
        eventId: ids[2 * number + 1]!,
        caseId: await caseIdOf(this.stage.hub, 'vhs', name),
      })),
    );
  }

  /** Both agencies decide on their parts of the requests, with four eyes. */
  async #granted(names: readonly string[]): Promise<void> {
    const parts = names.flatMap((name) =>
      DECIDING.map((agency) => ({ agency, name, request: requestOf(name) })),
    );
    const proposals = await this.stage.mustEach(
      parts.map(({ agency, name, request }): Saying => {
        const proposed = { request, decision: 'grant', staff: `${agency}-001` };
        return [agency, name, of('rights.propose'), proposed];
      }),
    );
    await this.stage.mustEach(
      parts.map(({ agency, name, request }, index): Saying => {
        const confirmed = { request, proposal: proposals[index], staff: `${agency}-002` };
        return [agency, name, of('rights.confirm'), confirmed];
      }),
    );
  }

  async #run(race: Race): Promise<void> {
    const handicap = this.#handicaps.get(race.erasure.what)!;
    const { read, withdrawal } = handicap.starts();
    this.#erased.push(
      pause(withdrawal).then(() => erase(this.stage.hub, race.caseId, race.erasure.controller)),
    );
    await pause(read);
    const isTold = (await this.#tell(race)).includes(race.eventId);
    if (isTold) this.#told.add(caseStreamName(NETWORK, race.caseId));
    handicap.wonBy(isTold ? 'read' : 'withdrawal');
    this.#wins.push({ door: PERSONS_DOOR, what: race.erasure.what, by: isTold ? 'read' : 'narrowing' });
  }

  /** Ids of the events in the answer. */
  async #tell({ name, caseId }: Race): Promise<readonly string[]> {
    const order = { network: NETWORK, caseId, request: requestOf(name), actor: 'operator' };
    try {
      return (await this.#access.prepare(order)).entries.map(({ id }) => id);
    } catch (error) {
      if (error instanceof AccessNotReady) return [];
      throw error;
    }
  }
}

const requestOf = (name: string) => `request-of-${name}`.padEnd(32, '-');

/** What was told to the person without a release before the erasure. */
function unrecorded(log: readonly LogEntry[], told: ReadonlySet<string>): readonly Violation[] {
  return [...byStream(log)].flatMap(([stream, entries]) => {
    const erased = entries.findIndex(({ type }) => ERASING.includes(type));
    const isEntered = entries.slice(0, erased).some(({ type }) => type === 'Released');
    if (isEntered || !told.has(stream)) return [];
    return [{ rule: 'C1' as const, position: 0, says: `${stream} was told unrecorded` }];
  });
}
