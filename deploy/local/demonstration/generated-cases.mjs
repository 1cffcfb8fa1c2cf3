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

/** The way that everybody goes: how long a step takes in the middle before the agreement began, and since then. */
const WAY = [
  { act: 'BS', before: 100, since: 58 },
  { act: 'AN', before: 40, since: 40 },
  { act: 'KB', before: 45, since: 70 },
];

/**
 * One generated case; nobody stands behind it.
 * @typedef {{ number: number, host: string, acts: readonly { act: string, day: string }[] }} GeneratedCase `act`: VP duty,
 *   BS voucher, AN registration, KB start of the course
 */

/**
 * Cases that seed and days alone decide. What the agreement does, it does to steps that begin after it came into force.
 * @param {{ today: string, agreement: string }} days `YYYY-MM-DD`: of the newest case, and of the agreement's beginning
 * @returns {readonly GeneratedCase[]}
 */
export function generatedCases({ today, agreement }) {
  const dice = diceOf(SEED);
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
    const told = acts.filter((one) => one.at <= now);
    return { number, host, acts: told.map((one) => ({ act: one.act, day: dayOf(one.at) })) };
  });
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
  const rows = cases.flatMap(({ number, host, acts }) => {
    const own = acts.filter(({ act }) => (['VP', 'BS'].includes(act) ? host : 'vhs') === agency);
    return own.map(({ act, day }) => {
      const voucher = act === 'VP' ? '' : `ERZ-${String(number).padStart(5, '0')}`;
      const until = act === 'BS' ? dayOf(Date.parse(day) + 365 * DAY_MS) : '';
      return [`${agency}-${number}`, `${number}-${act}`, day, act, voucher, until].join(';');
    });
  });
  return `${['Fall;Lfd;Datum;Vorgang;Schein-Nr;Gilt bis', ...rows].join('\n')}\n`;
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
