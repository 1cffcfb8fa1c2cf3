import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DAY_MS = 86_400_000;
/** The dice: the same seed gives the same cases. */
const SEED = 20_261;
const CASES = 640;
/** Cases begin in these two years before today, as evenly as the dice fall. */
const DAYS = 760;
/** In so many of a hundred cases the next step never comes. */
const LOST_PERCENT = 4;
const SPREAD_DAYS = 20;
/** So many of a hundred vouchers are issued online. */
const ONLINE_PERCENT = 60;
/** In so many of a hundred cases a second voucher is issued and withdrawn, or the office closes its file. */
const TWICE_PERCENT = 5;
const CLOSED_PERCENT = 8;

/** The way that everybody goes: how long a step takes in the middle before the agreement began, and since then. */
const WAY = [
  { act: 'BS', before: 100, since: 58 },
  { act: 'AN', before: 40, since: 40 },
  { act: 'KB', before: 45, since: 70 },
];

/**
 * One generated case; nobody stands behind it.
 * @typedef {{ number: number, host: string, mode: string, acts: readonly { act: string, day: string }[] }} GeneratedCase `act`: VP duty,
 *   BS voucher, ZS second voucher, RS that one withdrawn, AN registration, KB start of the course, AG file closed;
 *   `mode`: how vouchers are issued, E online, P on paper
 */

/**
 * Cases that seed and days alone decide. What the agreement does, it does to steps that begin after it came into force.
 * @param {{ today: string, agreement: string }} days `YYYY-MM-DD`: of the newest case, and of the agreement's beginning
 * @returns {readonly GeneratedCase[]}
 */
export function generatedCases({ today, agreement }) {
  const dice = diceOf(SEED);
  // Dice of its own: what happens beside the way leaves the way as it is.
  const beside = diceOf(SEED + 1);
  const now = Date.parse(today);
  return Array.from({ length: CASES }, (_, number) => {
    const host = dice() < 0.6 ? 'jobcenter' : 'abh';
    let at = now - DAYS * DAY_MS + Math.floor((DAYS * number) / CASES) * DAY_MS;
    const acts = [{ act: 'VP', at }];
    for (const { act, before, since } of WAY) {
      if (dice() * 100 < LOST_PERCENT) break;
      const days = at < Date.parse(agreement) ? before : since;
      at += (days + Math.round((dice() * 2 - 1) * SPREAD_DAYS)) * DAY_MS;
      acts.push({ act, at });
    }
    const mode = beside() * 100 < ONLINE_PERCENT ? 'E' : 'P';
    const told = withMore(acts, beside).filter((one) => one.at <= now);
    return { number, host, mode, acts: told.map((one) => ({ act: one.act, day: dayOf(one.at) })) };
  });
}

/**
 * What happens beside the way once there is a voucher; none of it ends the way.
 * @param {readonly { act: string, at: number }[]} way
 * @param {() => number} dice
 */
function withMore(way, dice) {
  const [twice, closed, until] = [dice() * 100, dice() * 100, 1 + dice() * 50];
  const issued = way.find(({ act }) => act === 'BS')?.at;
  if (issued === undefined) return way;
  /** @param {string} act @param {number} days */
  const after = (act, days) => ({ act, at: issued + Math.round(days) * DAY_MS });
  return [
    ...way,
    ...(twice < TWICE_PERCENT ? [after('ZS', 5), after('RS', 12)] : []),
    ...(closed < CLOSED_PERCENT ? [after('AG', until)] : []),
  ].toSorted((one, other) => one.at - other.at);
}

/**
 * Writes the exports of the network with generated cases into its agencies' folders; what lies there stays as it is.
 * @param {string} dir folder of the network's agencies
 * @param {{ today: string, agreement: string }} days
 */
export function layGeneratedExports(dir, days) {
  const cases = generatedCases(days);
  for (const agency of ['abh', 'jobcenter', 'vhs']) {
    const folder = join(dir, agency, 'exports');
    const file = join(folder, 'erzeugt-1.csv');
    if (existsSync(file)) continue;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, exportOf(agency, cases));
  }
}

/** @param {string} agency @param {readonly GeneratedCase[]} cases */
function exportOf(agency, cases) {
  const rows = cases.flatMap(({ number, host, mode, acts }) => {
    const own = acts.filter(({ act }) => (['AN', 'KB'].includes(act) ? 'vhs' : host) === agency);
    return own.map(({ act, day }) => {
      const voucher = ['BS', 'AN', 'KB'].includes(act) ? `ERZ-${String(number).padStart(5, '0')}` : '';
      const until = ['BS', 'ZS'].includes(act) ? dayOf(Date.parse(day) + 365 * DAY_MS) : '';
      return [`${agency}-${number}`, `${number}-${act}`, day, act, voucher, until, mode].join(';');
    });
  });
  return `${['Fall;Lfd;Datum;Vorgang;Schein-Nr;Gilt bis;Art', ...rows].join('\n')}\n`;
}

/** @param {number} at */
const dayOf = (at) => new Date(at).toISOString().slice(0, 10);

/**
 * Numbers from 0 to below 1 (mulberry32).
 * @param {number} seed
 */
function diceOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
