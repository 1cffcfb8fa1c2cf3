import { Dice } from '../fuzz/dice.ts';
import { changeAgreement, rebuild } from './hub-works.ts';
import { PersonsRights } from './persons-rights.ts';
import { RandomConsents } from './random-consents.ts';
import type { HistoryStage } from './stage.ts';

/** How a history is made. */
export interface HistoryPlan {
  readonly seed: number;
  readonly steps: number;
  /** Lets so many milliseconds go by. */
  readonly pass: (ms: number) => void;
}

/** What happened in a history: how often each step was taken, and how often each side had its way. */
export interface Tally {
  readonly seed: number;
  readonly accepted: number;
  readonly refused: number;
  readonly narrowed: number;
  readonly shown: number;
  readonly empty: number;
}

/** Who shares each case; the first one opens it. */
export const CASES: Readonly<Record<string, readonly string[]>> = {
  one: ['jobcenter', 'vhs', 'abh', 'caritas'],
  two: ['vhs', 'jobcenter', 'caritas'],
};

/** What each agency tells of. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  vhs: [
    'language.course-started',
    'language.module-completed',
    'language.irregular-attendance',
    'language.interrupted',
  ],
  jobcenter: [
    'language.voucher-issued',
    'language.duty-stated',
    'work.placement-made',
    'casework.plan-agreed',
  ],
  abh: ['language.duty-stated', 'language.voucher-issued'],
  caritas: ['language.need-found', 'language.voluntary-offer-joined'],
};

const SIDE_BY_SIDE = 16;
const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;

/** Lets agencies, persons and operators do what they like, many at the same time; every choice is the seed's. */
export async function randomHistory(stage: HistoryStage, plan: HistoryPlan): Promise<Tally> {
  const dice = new Dice(plan.seed, 'history');
  for (const [name, agencies] of Object.entries(CASES)) await stage.share(name, agencies);
  stage.store.dice = new Dice(plan.seed, 'store');
  const history = new RandomHistory(stage, dice, plan);
  for (let left = plan.steps; left > 0;) {
    const together = Math.min(left, 1 + dice.below(SIDE_BY_SIDE));
    left -= together;
    await Promise.all(Array.from({ length: together }, () => history.move()));
    // Long times go by between what people do, not within one question of theirs.
    if (dice.happens(15)) plan.pass(dice.one([HOUR_MS, 12 * HOUR_MS, 36 * HOUR_MS]));
  }
  return { seed: plan.seed, ...history.tally };
}

class RandomHistory {
  readonly tally = { accepted: 0, refused: 0, narrowed: 0, shown: 0, empty: 0 };
  readonly #consents: RandomConsents;
  readonly #rights: PersonsRights;
  readonly #offline = new Set<string>();
  readonly #recorded: { id: string; name: string; agency: string; type: string }[] = [];
  #hasChanged = false;

  constructor(
    private readonly stage: HistoryStage,
    private readonly dice: Dice,
    private readonly plan: HistoryPlan,
  ) {
    this.#consents = new RandomConsents(stage, dice);
    this.#rights = new PersonsRights(stage, dice);
  }

  /** One step of anybody. */
  async move(): Promise<void> {
    const moves: readonly (readonly [number, () => Promise<unknown>])[] = [
      [26, () => this.#record()],
      [14, async () => this.#count(await this.#consents.give())],
      [9, async () => this.#countNarrowing(await this.#consents.narrow())],
      [6, async () => this.#count(await this.#consents.change())],
      [22, () => this.#read()],
      [14, () => this.#claim()],
      [4, async () => this.#countNarrowing(await this.#rights.narrow())],
      [3, async () => this.#count(await this.#rights.widen())],
      [3, async () => this.#count(await this.#dispute())],
      [3, async () => this.#count(await this.#decideAsClerk())],
      [2, () => rebuild(this.stage.hub, this.dice.one(['claims', 'evidence']))],
      [2, async () => this.#toggle(this.dice.one(['jobcenter', 'abh', 'vhs']))],
      [5, async () => this.plan.pass(SECOND_MS)],
      [1, () => this.#changeAgreement()],
    ];
    let left = this.dice.below(moves.reduce((sum, [weight]) => sum + weight, 0));
    const [, move] = moves.find(([weight]) => (left -= weight) < 0)!;
    await move();
  }

  async #record(): Promise<void> {
    const name = this.dice.one(Object.keys(CASES));
    const agency = this.dice.one(CASES[name]!);
    const type = this.dice.one(TOLD[agency]!);
    const { id, outcome } = await this.stage.record(agency, name, type);
    if (outcome === 'accepted') this.#recorded.push({ id, name, agency, type });
    this.#count(outcome);
  }

  /** The person says that an entry is wrong; it passes on with that note only. */
  async #dispute(): Promise<string | undefined> {
    if (this.#recorded.length === 0) return undefined;
    const { id, name } = this.dice.one(this.#recorded);
    const by = this.dice.one(CASES[name]!);
    const data = { dispute: `dispute-${id}`.slice(0, 40), eventIds: [id], staff: `${by}-001` };
    return (await this.stage.say(by, name, 'de.wegmarke.rights.dispute-entry.v1', data)).outcome;
  }

  /** A clerk of the jobcenter lets the immigration office know of work, or takes that back. */
  async #decideAsClerk(): Promise<string | undefined> {
    const work = this.#recorded.findLast(
      ({ type, name }) => type === 'work.placement-made' && name === 'one',
    );
    if (work === undefined) return undefined;
    const rowId = 'sgbx-71-2-2.placement-made.jobcenter.abh.duty-monitoring';
    const decision = this.dice.happens(70) ? 'disclose' : 'withhold';
    const data = { eventId: work.id, rowId, recipient: 'abh', decision, staff: 'jobcenter-001' };
    return (await this.stage.say('jobcenter', 'one', 'de.wegmarke.disclosure.decide.v1', data)).outcome;
  }

  async #read(): Promise<void> {
    const name = this.dice.one(Object.keys(CASES));
    this.#countShown(await this.stage.read(this.dice.one(CASES[name]!), name));
  }

  /** An adapter that is offline gets later what it may have then. */
  async #claim(): Promise<void> {
    const agency = this.dice.one(['jobcenter', 'abh', 'vhs', 'caritas']);
    if (!this.#offline.has(agency)) this.#countShown(await this.stage.claim(agency));
  }

  async #toggle(agency: string): Promise<void> {
    if (!this.#offline.delete(agency)) this.#offline.add(agency);
  }

  /** Once in a history the parties adopt a version without some rows, in force from the next day on. */
  async #changeAgreement(): Promise<void> {
    if (this.#hasChanged) return;
    this.#hasChanged = true;
    await changeAgreement(this.stage);
  }

  #count(outcome: string | undefined): void {
    if (outcome === 'accepted') this.tally.accepted += 1;
    else if (outcome !== undefined) this.tally.refused += 1;
  }

  #countNarrowing(outcome: string | undefined): void {
    this.#count(outcome);
    if (outcome === 'accepted') this.tally.narrowed += 1;
  }

  #countShown(entries: number | undefined): void {
    if (entries === undefined || entries === 0) this.tally.empty += 1;
    else this.tally.shown += 1;
  }
}
