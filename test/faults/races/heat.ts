import { setTimeout as pause } from 'node:timers/promises';
import { Dice } from '../../fuzz/dice.ts';
import type { Arrival } from '../../histories/stage.ts';
import { HistoryStage } from '../../histories/stage.ts';
import type { Chance } from '../chance.ts';
import { Handicap } from './handicap.ts';
import { lostIn } from './lost.ts';
import type { Narrowing, PersonsOwn } from './narrowings.ts';
import { narrowings } from './narrowings.ts';
import { PersonsOnStage } from './persons-on-stage.ts';
import type { Door } from './race-faults.ts';
import { DOORS } from './race-faults.ts';
import type { Tally, Win } from './tally.ts';

/** Races at one time; more would only wait for each other. */
const TOGETHER = 2 * narrowings.length;
/** Few races of each kind have to find the even start. */
const STEP_MS = 16;

/** A case in which a reader at each door races with what narrows it. */
interface Race {
  readonly name: string;
  readonly narrowing: Narrowing;
  /** Ids of what opened the door; the last one is the event that the reader may have. */
  readonly said: readonly string[];
}

const isPersonsOwn = (narrow: object): narrow is PersonsOwn => 'consentId' in narrow;
const arrivalOf = ({ door, agency, id }: Arrival) => `${door} ${agency} ${id}`;

/** Races of every kind at every door, on a hub in memory that lets others go first as its seed says. */
export class Heat {
  readonly #handicaps = new Map<string, Handicap>();
  readonly #narrowed: Promise<void>[] = [];
  readonly #wins: Win[] = [];
  readonly #persons: PersonsOnStage;

  private constructor(
    private readonly stage: HistoryStage,
    private readonly chance: Chance,
  ) {
    this.#persons = new PersonsOnStage(stage);
  }

  /** Runs so many of them on a fresh hub, and judges what its log and its readers hold. */
  static async of(races: number, chance: Chance): Promise<Tally> {
    const stage = await HistoryStage.set();
    try {
      const heat = new Heat(stage, chance);
      stage.store.dice = new Dice(chance.seed, 'races');
      for (let run = 0; run < races; run += TOGETHER) await heat.#round(run, Math.min(TOGETHER, races - run));
      await Promise.all(heat.#narrowed);
      const log = await stage.log();
      const violations = stage.violationsIn(log);
      return { seed: chance.seed, wins: heat.#wins, violations, lost: lostIn(log, stage.arrivals) };
    } finally {
      await stage.hub.app.close();
    }
  }

  /** One claim of each reader brings all that it may have, so everything else starts by its beginning. */
  async #round(from: number, count: number): Promise<void> {
    const races = await this.#prepared(from, count);
    const starts = races.map(({ narrowing }) => {
      const narrow = this.#handicap(narrowing, 'claim').behind();
      const readAt = (door: Door) => narrow - this.#handicap(narrowing, door).behind();
      return { narrow, timeline: readAt('timeline'), export: readAt('export') };
    });
    const first = Math.min(0, ...starts.flatMap((one) => Object.values(one)));
    const reads = races.flatMap((race, index) => {
      const { narrow, ...ofDoors } = starts[index]!;
      this.#narrowed.push(this.#narrow(race, narrow - first));
      return [
        this.#read(race, 'timeline', ofDoors.timeline - first),
        this.#read(race, 'export', ofDoors.export - first),
      ];
    });
    const readers = new Set(races.map(({ narrowing }) => narrowing.reader));
    const claims = [...readers].map((reader) => pause(-first).then(() => this.stage.claim(reader)));
    await Promise.all([...reads, ...claims]);
    this.#count(races);
  }

  async #prepared(from: number, count: number): Promise<readonly Race[]> {
    const cases = Array.from({ length: count }, (_, index) => ({
      name: `r${from + index}`,
      narrowing: narrowings[(from + index) % narrowings.length]!,
    }));
    await this.stage.shareEach(cases.map(({ name, narrowing }) => [name, narrowing.agencies]));
    const sayings = cases.map(({ name, narrowing }) => narrowing.before(name));
    const ids = await this.stage.mustEach(sayings.flat());
    const personal = cases.filter(({ name, narrowing }) => isPersonsOwn(narrowing.narrow(name, [])));
    await Promise.all(personal.map(({ name }) => this.#persons.enter(name)));
    let told = 0;
    return cases.map((one, index) => ({ ...one, said: ids.slice(told, (told += sayings[index]!.length)) }));
  }

  /** Its receipt comes when nothing is on its way any more; nobody waits for that before the next round. */
  async #narrow({ name, narrowing, said }: Race, after: number): Promise<void> {
    await pause(after);
    const narrow = narrowing.narrow(name, said);
    if (isPersonsOwn(narrow)) return this.#persons.withdraw(name, narrow);
    const { outcome, code } = await this.stage.say(...narrow);
    if (outcome !== 'accepted') throw new Error(`${narrowing.what}: ${outcome} ${code}`);
  }

  async #read({ name, narrowing }: Race, door: 'timeline' | 'export', after: number): Promise<void> {
    await pause(after);
    await this.stage.read(narrowing.reader, name, door);
  }

  #count(races: readonly Race[]): void {
    const arrived = new Set(this.stage.arrivals.map(arrivalOf));
    for (const door of DOORS) {
      for (const { narrowing, said } of races) {
        const isShown = arrived.has(arrivalOf({ door, agency: narrowing.reader, id: said.at(-1)! }));
        this.#handicap(narrowing, door).wonBy(isShown ? 'read' : 'withdrawal');
        this.#wins.push({ door, what: narrowing.what, by: isShown ? 'read' : 'narrowing' });
      }
    }
  }

  #handicap({ what }: Narrowing, door: Door): Handicap {
    const key = `${door} ${what}`;
    const found = this.#handicaps.get(key) ?? new Handicap(this.chance, STEP_MS);
    this.#handicaps.set(key, found);
    return found;
  }
}
