import { Dice } from '../fuzz/dice.ts';

/** One event of a generated case: who recorded what, and when it happened. */
export interface GeneratedEvent {
  readonly agency: string;
  /** Short type, such as `language.registered`. */
  readonly type: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** One generated case: who opened it, and what happened in it until now. */
export interface GeneratedCase {
  readonly name: string;
  readonly host: string;
  readonly events: readonly GeneratedEvent[];
}

/** What is planted: by how many days the agreement made each step longer (or shorter, where negative). */
export interface Planted {
  readonly seed: number;
  readonly cases: number;
  /** Of needs: from when on they arise; the last arises when it is `now`. */
  readonly from: number;
  readonly now: number;
  /** When the agreement came into force. */
  readonly agreement: number;
  readonly effects: Readonly<Record<(typeof WAY)[number]['to'], number>>;
}

const DAY_MS = 86_400_000;
const HOSTS = ['jobcenter', 'jobcenter', 'abh', 'asylblg'];
/** In so many of a hundred cases a step never comes. */
const LOST_PERCENT = 4;
/** In so many a voucher lapses, and another is issued: too few to tell anything of. */
const LAPSED_PERCENT = 4;
const LAPSE_DAYS = 60;
const SPREAD_DAYS = 20;

/** The way that everybody goes, with how long each step takes in the middle when nothing is planted. */
export const WAY = [
  { to: 'language.voucher-issued', days: 100 },
  { to: 'language.registered', days: 40 },
  { to: 'language.course-started', days: 45 },
] as const;

/** Cases that the seed alone decides. What the agreement does, it does to steps that begin after it came into force. */
export function generatedCases(planted: Planted): readonly GeneratedCase[] {
  const dice = new Dice(planted.seed, 'cases');
  return Array.from({ length: planted.cases }, (_, index) => {
    const host = dice.one(HOSTS);
    const begin = planted.from + ((planted.now - planted.from) * index) / planted.cases;
    return { name: `g${index}`, host, events: eventsOf(host, begin, planted, dice) };
  });
}

function eventsOf(host: string, begin: number, planted: Planted, dice: Dice): readonly GeneratedEvent[] {
  const events: GeneratedEvent[] = [{ agency: host, type: 'language.duty-stated', at: begin }];
  let at = begin;
  for (const { to, days } of WAY) {
    const effect = at >= planted.agreement ? planted.effects[to] : 0;
    if (to === 'language.registered' && dice.happens(LAPSED_PERCENT)) {
      events.push({ agency: host, type: 'language.voucher-lapsed', at: at + LAPSE_DAYS * DAY_MS });
      events.push({ agency: host, type: 'language.voucher-issued', at: at + 2 * LAPSE_DAYS * DAY_MS });
      break;
    }
    at += (days + effect + dice.below(2 * SPREAD_DAYS + 1) - SPREAD_DAYS) * DAY_MS;
    if (dice.happens(LOST_PERCENT)) break;
    events.push({ agency: to === 'language.voucher-issued' ? host : 'vhs', type: to, at });
  }
  return events.filter((event) => event.at <= planted.now);
}
