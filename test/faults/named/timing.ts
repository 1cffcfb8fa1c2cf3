import { AgencyByHand } from '../../e2e/agency-by-hand.ts';
import { toldApart } from '../timing/telling-apart.ts';
import type { NamedFault } from './named-fault.ts';

/** What the best threshold over 1,000 timings each may get right (C5). */
const BORDER = 0.55;

/** `npm test` has a short form of its own, with a wider border: see `timing.spec.ts`. */
const RUNS = { test: 0, short: 1_000, long: 1_000 };

/** Somebody times empty answers to learn whether there is a case; `runs` is how often for each reason at each door. */
export const timing: readonly NamedFault[] = (['timeline', 'export', 'embed'] as const).map((door) => ({
  fault: `empty answers are timed at the ${door}: no reason is told from another`,
  runs: RUNS,
  async tried({ network, chance }, runs) {
    const host = await AgencyByHand.of(network, 'jobcenter');
    const reader = await AgencyByHand.of(network, 'vhs');
    const plan = { doors: [door], each: runs, sideBySide: 1, chance };
    const { accuracies, shapes, medians } = await toldApart(host, reader, plan);
    await Promise.all([host, reader].map(({ broker }) => broker.close()));
    process.stderr.write(`${JSON.stringify({ accuracies, medians })}\n`);
    const told = accuracies.filter(({ accuracy }) => accuracy > BORDER);
    if (told.length > 0) throw new Error(`Told apart by their times: ${JSON.stringify(told)}`);
    if (shapes.some((forms) => forms !== 1)) throw new Error('Told apart by their form.');
  },
}));
