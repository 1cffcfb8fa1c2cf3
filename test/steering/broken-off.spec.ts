import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAgreement } from '#agreement';
import type { CaseFacts } from '#steering';
import { waits } from '#steering';
import type { GeneratedCase } from './generated-cases.ts';
import { generatedCases } from './generated-cases.ts';

const SEED = Number(process.env['STEERING_SEED'] ?? 20260702);
const NOW = '2026-07-02T08:00:00.000Z';
const plan = {
  seed: SEED,
  cases: 640,
  from: Date.parse('2024-04-01T00:00:00.000Z'),
  now: Date.parse(NOW),
  agreement: 0,
  effects: { 'language.voucher-issued': 0, 'language.registered': 0, 'language.course-started': 0 },
};
const sample = readFileSync(join(import.meta.dirname, '../../deploy/local/demo/agreement.yaml'), 'utf8');
const agreement = parseAgreement(sample);
if (Array.isArray(agreement)) throw new Error('the sample has faults');
const steps = agreement.steering?.steps ?? [];

const isOf = (type: string) => (one: GeneratedCase) => one.events.some((event) => event.type === type);
const isClosed = isOf('entry.case-closed');
const hasTwo = isOf('language.voucher-withdrawn');
const isBroken = (one: GeneratedCase) =>
  ['language.voucher-lapsed', 'entry.moved'].some((type) => isOf(type)(one));

/** What is counted of a case: what was corrected is not. */
function factsOf({ events }: GeneratedCase): CaseFacts {
  const corrected = new Set(events.map(({ corrects }) => corrects));
  return events
    .filter((_, index) => !corrected.has(index))
    .map(({ type, at, agency, data }) => ({
      type: `de.wegmarke.${type}.v1`,
      happenedAt: new Date(at).toISOString(),
      agency,
      legalSphere: '',
      ...(data && { codes: data }),
    }));
}

describe(`who came to the course, by 640 generated cases (seed ${SEED})`, () => {
  const came = generatedCases(plan).filter((one) => isOf('language.course-started')(one) && !isBroken(one));

  it.each([
    ['whose office closed its file', isClosed],
    ['of whose two vouchers one was withdrawn', hasTwo],
    ['of whom nothing else is told', (one: GeneratedCase) => !isClosed(one) && !hasTwo(one)],
  ])('waited without a break: those %s', (_who, is) => {
    const some = came.filter(is);
    expect(some.length).toBeGreaterThan(10);
    for (const id of ['to-voucher', 'to-registration', 'waiting-time', 'access-time']) {
      const step = steps.find((one) => one.id === id);
      if (step === undefined) throw new Error(`no step ${id}`);
      for (const one of some)
        expect(waits([factsOf(one)], step, NOW).map(({ censored }) => censored)).toEqual([false]);
    }
  });
});
