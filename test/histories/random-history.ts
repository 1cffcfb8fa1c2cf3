import { Dice } from '../fuzz/dice.ts';
import type { Told } from './clerks.ts';
import { decideAsClerk } from './clerks.ts';
import { caseIdOf, erase } from './erase.ts';
import { changeAgreement, rebuild } from './hub-works.ts';
import { Inquiries } from './inquiries.ts';
import { PersonsRights } from './persons-rights.ts';
import { RandomConsents } from './random-consents.ts';
import type { HistoryStage } from './stage.ts';
import { StolenKeys } from './stolen-keys.ts';
import { WrongLinks } from './wrong-links.ts';

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
  readonly erased: number;
  /** Entries in doubt, and words of agencies on them. */
  readonly doubted: number;
  readonly settled: number;
}

/** Who shares each case; the first one opens it. */
export const CASES: Readonly<Record<string, readonly string[]>> = {
  one: ['jobcenter', 'vhs', 'abh', 'caritas', 'bamf'],
  two: ['vhs', 'jobcenter', 'caritas'],
};

/** What each agency tells of. */
const TELLS: Readonly<Record<string, readonly string[]>> = {
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
    'benefits.legal-sphere-changed',
  ],
  abh: ['language.duty-stated', 'language.voucher-issued'],
  caritas: ['language.need-found', 'language.voluntary-offer-joined'],
  bamf: ['language.voucher-issued', 'language.competence-decided'],
};

const SIDE_BY_SIDE = 16;
/** So many times as long as planned a history becomes at the most. */
const MOST_TIMES_LONGER = 6;
const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
/** By so much the clock jumps in the midst of whatever is under way, over German midnights and the ends of consents too. */
const JUMPS_MS = [HOUR_MS, 12 * HOUR_MS, 36 * HOUR_MS];

/** What goes late in a history: the part of one of these in the case that the others go on with. */
const ERASED_CASE = 'two';
const ERASED_AFTER = 0.6;
const ERASABLE = [
  ['caritas', 'caritas-verband'],
  ['vhs', 'vhs-traeger'],
  ['jobcenter', 'kreis'],
] as const;

/** At least one key is stolen in every history, and that long before. */
const STOLEN_AFTER = 0.7;
const LONG_AGO_MS = 365 * 24 * HOUR_MS;

/** Opens the cases of a history. Of several on one hub it is done for each before the first begins: from then on clocks jump and keys are stolen. */
export async function shareCases(stage: HistoryStage): Promise<void> {
  for (const [name, agencies] of Object.entries(CASES)) await stage.share(name, agencies);
}

/**
 * Lets agencies, persons and operators do what they like, many at the same time, in cases that they share; every choice is the
 * seed's.
 */
export async function randomHistory(stage: HistoryStage, plan: HistoryPlan): Promise<Tally> {
  const dice = new Dice(plan.seed, 'history');
  stage.store.dice = new Dice(plan.seed, 'store');
  const history = new RandomHistory(stage, dice, plan);
  // One in which a side never had its way shows nothing: such a history goes on.
  for (let done = 0; done < plan.steps || (history.isOneSided && done < MOST_TIMES_LONGER * plan.steps);) {
    const together = 1 + dice.below(SIDE_BY_SIDE);
    done += together;
    await Promise.all(Array.from({ length: together }, () => history.move()));
  }
  return { seed: plan.seed, ...history.tally };
}

class RandomHistory {
  readonly tally = {
    accepted: 0,
    refused: 0,
    narrowed: 0,
    shown: 0,
    empty: 0,
    erased: 0,
    doubted: 0,
    settled: 0,
  };
  readonly #consents: RandomConsents;
  readonly #rights: PersonsRights;
  readonly #offline = new Set<string>();
  /** Agencies whose keys are just being revoked. */
  readonly #underWay = new Set<string>();
  readonly #recorded: Told[] = [];
  readonly #inquiries: Inquiries;
  readonly #stolen: StolenKeys;
  readonly #wrongLinks: WrongLinks;
  #moves = 0;
  #hasChanged = false;
  #hasErased = false;

  constructor(
    private readonly stage: HistoryStage,
    private readonly dice: Dice,
    private readonly plan: HistoryPlan,
  ) {
    this.#consents = new RandomConsents(stage, dice);
    this.#rights = new PersonsRights(stage, dice);
    this.#inquiries = new Inquiries(stage, dice);
    this.#wrongLinks = new WrongLinks(stage, dice);
    this.#stolen = new StolenKeys(stage, dice, (agency) => this.#recordOf(agency, 'one'));
  }

  /** Whether something never came about that must in every history. */
  get isOneSided(): boolean {
    const { narrowed, shown, empty, refused } = this.tally;
    return Math.min(narrowed, shown, empty, refused) === 0;
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
      [5, async () => this.#count(await decideAsClerk(this.stage, this.dice, this.#recorded))],
      [4, async () => this.#count(await this.#inquiries.ask())],
      [4, async () => this.#count(await this.#inquiries.reply())],
      [2, () => rebuild(this.stage.hub, this.dice.one(['claims', 'evidence']))],
      [2, async () => this.#toggle(this.dice.one(['jobcenter', 'abh', 'vhs']))],
      [5, async () => this.plan.pass(SECOND_MS)],
      [2, async () => this.plan.pass(this.dice.one(JUMPS_MS))],
      [1, () => this.#changeAgreement()],
      [4, () => this.#erase()],
      [1, () => this.#steal()],
      [9, () => this.#settle()],
      [2, () => this.#splitOrRejoin()],
    ];
    this.#moves += 1;
    if (this.#moves === Math.floor(this.plan.steps * STOLEN_AFTER))
      return this.#steal('caritas', LONG_AGO_MS);
    let left = this.dice.below(moves.reduce((sum, [weight]) => sum + weight, 0));
    const [, move] = moves.find(([weight]) => (left -= weight) < 0)!;
    await move();
  }

  async #record(): Promise<void> {
    const name = this.dice.one(Object.keys(CASES));
    await this.#recordOf(this.dice.one(CASES[name]!), name);
  }

  async #recordOf(agency: string, name: string): Promise<void> {
    const type = this.dice.one(TELLS[agency]!);
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

  /** Late in a history one controller's part of one case goes, at an operator's hands or on the person's request. */
  async #erase(): Promise<void> {
    if (this.#hasErased || this.#moves < this.plan.steps * ERASED_AFTER) return;
    this.#hasErased = true;
    const { stage, dice } = this;
    const [agency, controller] = dice.one(ERASABLE);
    if (dice.happens(50)) await erase(stage.hub, await this.#erasedCase(), controller);
    else this.#countNarrowing(await this.#rights.erase(agency, ERASED_CASE));
    this.tally.erased += 1;
  }

  /** Known by whom it has it still: who was linked to it may have split off. */
  async #erasedCase(): Promise<string> {
    const having = CASES[ERASED_CASE]!.map((agency) => caseIdOf(this.stage.hub, agency, ERASED_CASE));
    return Promise.any(having);
  }

  /** A few keys are stolen in a history, each agency's once at a time. */
  async #steal(
    agency = this.dice.one(['vhs', 'jobcenter', 'abh', 'caritas']),
    backMs?: number,
  ): Promise<void> {
    if (this.#underWay.has(agency)) return;
    this.#underWay.add(agency);
    this.tally.doubted += await this.#stolen.revoke(agency, backMs);
    this.#underWay.delete(agency);
  }

  async #settle(): Promise<void> {
    const name = this.dice.one(Object.keys(CASES));
    const outcome = await this.#stolen.settle(this.dice.one(CASES[name]!), name);
    this.#count(outcome);
    if (outcome === 'accepted') this.tally.settled += 1;
  }

  async #splitOrRejoin(): Promise<void> {
    const name = this.dice.one(Object.keys(CASES));
    this.#countNarrowing(await this.#wrongLinks.oneOf(CASES[name]!, name));
  }

  async #read(): Promise<void> {
    const name = this.dice.one(Object.keys(CASES));
    this.#countShown(await this.stage.read(this.dice.one(CASES[name]!), name));
  }

  /** An adapter that is offline gets later what it may have then. */
  async #claim(): Promise<void> {
    const agency = this.dice.one(['jobcenter', 'abh', 'vhs', 'caritas', 'bamf']);
    if (!this.#offline.has(agency)) this.#countShown(await this.stage.claim(agency));
  }

  async #toggle(agency: string): Promise<void> {
    if (!this.#offline.delete(agency)) this.#offline.add(agency);
  }

  /** Once in a history the parties adopt a version without some rows, in force from the next day on. */
  async #changeAgreement(): Promise<void> {
    if (this.#hasChanged) return;
    this.#hasChanged = true;
    this.#hasChanged = await changeAgreement(this.stage);
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
