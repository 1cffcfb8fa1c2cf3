import { readFileSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Agreement } from '#agreement';
import { parseAgreement, party } from '#agreement';
import type { CaseFacts, PublishedTable } from '#steering';
import { quarterly } from '#steering';
import { shortOf } from '../long-form.ts';
import type { GeneratedCase } from './generated-cases.ts';
import { generatedCases, SPREAD_DAYS } from './generated-cases.ts';
import { sidesOf } from './sides.ts';
import type { Said } from './said.ts';
import { faultsIn, saidOf } from './said.ts';

const DAY = '2025-07-01';
const SINCE = '2025-06-30T22:00:00.000Z';
const NOW = '2026-07-02T08:00:00.000Z';
const SEEDS = [1, 2, 3];
/** By how many days each step became longer: every effect at one step or another, as they differ in what breaks them off. */
const PLANTED = [
  { 'language.voucher-issued': -60, 'language.registered': 0, 'language.course-started': 60 },
  { 'language.voucher-issued': -30, 'language.registered': 30, 'language.course-started': 0 },
  { 'language.voucher-issued': 0, 'language.registered': 60, 'language.course-started': 30 },
];
const STEPS = {
  'to-voucher': 'language.voucher-issued',
  'to-registration': 'language.registered',
  'waiting-time': 'language.course-started',
} as const;
const RARE = 'to-second-voucher';

/** The demonstration's agreement with these steps only, and one that hardly anybody has to take; counted by nothing. */
function agreementOfSpec(): Agreement {
  const agreement = parseAgreement(readFileSync('deploy/local/demo/agreement.yaml', 'utf8'));
  if (!('steering' in agreement) || agreement.steering === undefined) throw new Error('no steering');
  const shown = agreement.steering.steps.filter(({ id }) => id in STEPS);
  const titles = { de: RARE, en: RARE };
  const rare = shown
    .filter(({ id }) => id === 'to-voucher')
    .map(({ from, to }) => ({
      id: RARE,
      titles,
      from: { ...from, types: ['de.wegmarke.language.voucher-lapsed.v1'] },
      to,
    }));
  return { ...agreement, steering: { ...agreement.steering, countedBy: [], steps: [...shown, ...rare] } };
}

const agreement = agreementOfSpec();

/** As they are counted: what somebody corrected counts no more, what corrects it does. */
function factsOf({ events }: GeneratedCase): CaseFacts {
  const corrected = new Set(events.flatMap(({ corrects }) => corrects ?? []));
  return events
    .filter((_, index) => !corrected.has(index))
    .map(({ agency, type, at, data }) => ({
      type: `de.wegmarke.${type}.v1`,
      happenedAt: new Date(at).toISOString(),
      agency,
      legalSphere: party(agreement, agency)?.legalSphere ?? '',
      ...(data && { codes: data }),
    }));
}

async function board(effects: (typeof PLANTED)[number], seed: number) {
  const now = Date.parse(NOW);
  const plan = { seed, cases: 480, from: Date.parse('2024-04-01T00:00:00.000Z'), now, effects };
  const cases = generatedCases({ ...plan, agreement: Date.parse(SINCE) });
  const closing = { quarter: '2026-Q2', agreement, begun: [SINCE], previous: [] };
  const { steps, tables, findings } = await quarterly(cases.map(factsOf), closing, () => breathe());
  const said = (id: string): Said =>
    saidOf(findings, steps.find((one) => one.id === id)?.titles.en ?? id, DAY);
  return { tables, said };
}

function faultsOf(tables: readonly PublishedTable[], step: string, said: Said, effect: number) {
  const counts = sidesOf(tables, step, SINCE);
  return faultsIn(said, effect, { spread: SPREAD_DAYS, counts }).map((fault) => `${step}: ${fault}`);
}

describe('what a board says since an agreement', () => {
  const all = PLANTED.flatMap((effects) => SEEDS.map((seed) => ({ effects, seed })));
  const once = PLANTED.map((effects, at) => ({ effects, seed: SEEDS[at % SEEDS.length] ?? 1 }));
  const runs = shortOf(once, all, 'each planted effect with every seed, not with one');

  it.each(runs)('is what was planted: $effects, seed $seed', async ({ effects, seed }) => {
    const { tables, said } = await board(effects, seed);
    const faults = Object.entries(STEPS).flatMap(([step, type]) =>
      faultsOf(tables, step, said(step), effects[type]),
    );
    expect({ faults, rare: said(RARE) }).toEqual({ faults: [], rare: { verdict: 'too few' } });
  });
});
