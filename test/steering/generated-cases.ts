import { Dice } from '../fuzz/dice.ts';

/** One event of a generated case: who recorded what, and when it happened. */
export interface GeneratedEvent {
  readonly agency: string;
  /** Short type, such as `language.registered`. */
  readonly type: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What it says otherwise than the catalogue's example. */
  readonly data?: Readonly<Record<string, string>>;
  /** Its place among the events of the case, where it takes the place of the one before it: that was told wrongly. */
  readonly corrects?: number;
}

/** One generated case: who opened it, and what happened in it until now. */
export interface GeneratedCase {
  readonly name: string;
  readonly host: string;
  readonly events: readonly GeneratedEvent[];
  /** Whether the person agreed to something at the provider's and took it back: what law lets be counted does not hang on it. */
  readonly tookConsentBack: boolean;
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
const MODES = ['online', 'online', 'paper'];
/** By so many days each step is shorter or longer at the most, all equally often. */
export const SPREAD_DAYS = 20;
const LAPSE_DAYS = 60;
/** In so many of a hundred cases something happens beside the way; each too few to be a group of their own. */
const PERCENT = {
  /** A step never comes. */
  lost: 4,
  /** A voucher lapses, and another is issued. */
  lapsed: 4,
  /** The person moves away: nothing more comes. */
  moved: 3,
  /** A second voucher is issued and withdrawn: the first one stands. */
  twice: 6,
  /** The office closes its own file: the way goes on at the others. */
  closed: 8,
  /** The provider told the registration with a wrong day. */
  corrected: 3,
  consent: 1,
} as const;

/** The way that everybody goes, with how long each step takes in the middle when nothing is planted. */
export const WAY = [
  { to: 'language.voucher-issued', days: 100 },
  { to: 'language.registered', days: 40 },
  { to: 'language.course-started', days: 45 },
] as const;

/** Cases that the seed alone decides. What the agreement does, it does to steps that begin after it came into force. */
export function generatedCases(planted: Planted): readonly GeneratedCase[] {
  const dice = new Dice(planted.seed, 'cases');
  // Dice of its own: what happens beside the way leaves the way as it is.
  const beside = new Dice(planted.seed, 'beside');
  return Array.from({ length: planted.cases }, (_, index) => {
    const host = dice.one(HOSTS);
    const begin = planted.from + ((planted.now - planted.from) * index) / planted.cases;
    const way = wayOf(host, begin, planted, dice);
    const told = besideTheWay(host, way, beside).filter(({ at }) => at <= planted.now);
    const isTold = told.some(({ type }) => type === 'language.voucher-issued');
    return {
      name: `g${index}`,
      host,
      events: told,
      tookConsentBack: isTold && beside.happens(PERCENT.consent),
    };
  });
}

function wayOf(host: string, begin: number, planted: Planted, dice: Dice): readonly GeneratedEvent[] {
  const events: GeneratedEvent[] = [{ agency: host, type: 'language.duty-stated', at: begin }];
  let at = begin;
  for (const { to, days } of WAY) {
    const effect = at >= planted.agreement ? planted.effects[to] : 0;
    if (to === 'language.registered' && dice.happens(PERCENT.lapsed)) {
      events.push({ agency: host, type: 'language.voucher-lapsed', at: at + LAPSE_DAYS * DAY_MS });
      events.push({ agency: host, type: 'language.voucher-issued', at: at + 2 * LAPSE_DAYS * DAY_MS });
      break;
    }
    at += (days + effect + dice.below(2 * SPREAD_DAYS + 1) - SPREAD_DAYS) * DAY_MS;
    if (dice.happens(PERCENT.lost)) break;
    events.push({ agency: to === 'language.voucher-issued' ? host : 'vhs', type: to, at });
  }
  return events;
}

/** The same way as records tell it: with how the voucher was issued, and with what else happens, in its order. */
function besideTheWay(host: string, way: readonly GeneratedEvent[], dice: Dice): readonly GeneratedEvent[] {
  const issueMode = dice.one(MODES);
  const voucher = way.findIndex(({ type }) => type === 'language.voucher-issued');
  const issued = way[voucher];
  if (issued === undefined) return way;
  const after = (type: string, days: number, data?: GeneratedEvent['data']): GeneratedEvent => ({
    agency: host,
    type,
    at: issued.at + days * DAY_MS,
    ...(data && { data }),
  });
  const more = [
    ...(dice.happens(PERCENT.twice)
      ? [
          after('language.voucher-issued', 5, { issueMode }),
          after('language.voucher-withdrawn', 12, { ground: 'issued-twice' }),
        ]
      : []),
    ...(dice.happens(PERCENT.closed)
      ? [after('entry.case-closed', 1 + dice.below(60), { ground: 'not-competent' })]
      : []),
  ];
  const movedAt = dice.happens(PERCENT.moved) ? after('entry.moved', dice.below(90)) : undefined;
  const happened = [...way, ...more]
    .map((event) => (event.type === 'language.voucher-issued' ? { ...event, data: { issueMode } } : event))
    .filter(({ at }) => movedAt === undefined || at < movedAt.at)
    .concat(movedAt ?? [])
    .toSorted((one, other) => one.at - other.at);
  return dice.happens(PERCENT.corrected) ? withCorrection(happened) : happened;
}

/** The registration is told with a wrong day first. */
function withCorrection(events: readonly GeneratedEvent[]): readonly GeneratedEvent[] {
  return events.flatMap((event, index) =>
    event.type === 'language.registered'
      ? [
          { ...event, at: event.at - 9 * DAY_MS },
          { ...event, corrects: index },
        ]
      : [event],
  );
}
