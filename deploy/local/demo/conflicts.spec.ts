import { conflictRules, conflictsSeen, knownTo } from './seen-by-agencies.ts';

/** A day after the story; what stands then stands for ever. */
const TODAY = '2026-12-01';

/** Who sees a conflict of a rule in which state, as `<case> <agency>`. */
function seen(rule: string, state: string): readonly string[] {
  const found = conflictsSeen(TODAY).filter((one) => one.rule === rule && one.state === state);
  return [...new Set(found.map(({ caseId, agency }) => `${caseId} ${agency}`))];
}

/** Every conflict that stands, once, with all who see it. */
function standing(): readonly string[] {
  const found = conflictsSeen(TODAY).filter(({ state }) => state === 'standing');
  const each = Map.groupBy(found, ({ rule, entries }) => [rule, ...entries.toSorted()].join(' '));
  return [...each.values()]
    .map(
      (ones) =>
        `${ones[0]?.caseId} ${ones[0]?.rule}: ${ones
          .map(({ agency }) => agency)
          .sort()
          .join(', ')}`,
    )
    .toSorted();
}

describe("the demonstration's conflicts", () => {
  it('are exactly these, each told to exactly these', () => {
    expect(standing()).toEqual([
      'C01 sphere-changed-under-duty: asylblg',
      'C03 two-vouchers: bamf, vhs',
      'C04 duty-despite-deviation: abh, jobcenter',
      'C16 sphere-changed-under-duty: asylblg, jobcenter',
      'C17 sphere-changed-under-duty: abh, asylblg',
      'C17 sphere-changed-under-duty: asylblg, jobcenter',
      'C47 placement-in-full-day-course: jobcenter, vhs',
      'C48 two-courses: jobcenter',
      'C51 sphere-changed-under-duty: asylblg, jobcenter',
      'C63 placement-in-full-day-course: asylblg',
    ]);
  });

  it.each(conflictRules.map(({ id }) => id))('let somebody who sees both sides see %s, standing', (rule) => {
    expect(seen(rule, 'standing')).not.toEqual([]);
  });

  it('are told to who sees both sides, and not to who sees one', () => {
    expect(seen('sphere-changed-under-duty', 'standing')).toEqual(
      expect.arrayContaining(['C51 jobcenter', 'C51 asylblg']),
    );
    expect(knownTo('jobcenter-city', 'C51').map(({ type }) => type)).toContain(
      'de.wegmarke.benefits.legal-sphere-changed.v1',
    );
    expect(seen('sphere-changed-under-duty', 'standing')).not.toContain('C51 jobcenter-city');
  });

  it('end where the immigration office revokes the duty from which the jobcenter deviated', () => {
    expect(seen('duty-despite-deviation', 'over')).toEqual(['C15 abh', 'C15 jobcenter']);
  });
});
