import fc from 'fast-check';
import type { ConflictEntry } from './conflict-entry.ts';
import { conflictsOf } from './conflicts-of.ts';
import { entry, found, sampleRules } from './spec/sample-conflicts.ts';

const one = entry('language.voucher-issued', 'abh', '2026-03-02', { validUntil: '2026-12-31' });
const two = entry('language.voucher-issued', 'jobcenter', '2026-03-09');
const today = '2026-06-01';
const vouchers = (...entries: readonly ConflictEntry[]) => found('two-vouchers', entries, today);

describe('what a conflict says', () => {
  it('names rule, entries and time, in German and English', () => {
    expect(vouchers(two, one)).toEqual([
      {
        rule: 'two-vouchers',
        titles: { de: 'Zwei gültige Berechtigungsscheine', en: 'Two valid vouchers' },
        paragraph: '§ 8(1) s. 2 IntV',
        entries: [one.id, two.id],
        state: 'standing',
        since: '2026-03-09',
        until: '2027-01-01',
        sentence: {
          de: 'Zwei gültige Berechtigungsscheine: „Berechtigungsschein ausgestellt“ vom 02.03.2026 und „Berechtigungsschein ausgestellt“ vom 09.03.2026 treffen seit dem 09.03.2026 zusammen (§ 8 Abs. 1 S. 2 IntV).',
          en: 'Two valid vouchers: “Voucher issued” of 2 March 2026 and “Voucher issued” of 9 March 2026 have coincided since 9 March 2026 (§ 8(1) s. 2 IntV).',
        },
      },
    ]);
  });

  it.each<[string, readonly ConflictEntry[], string, string]>([
    [
      'from when on it will be',
      [
        entry('language.duty-stated', 'abh', '2026-02-02'),
        entry('work.placement-made', 'jobcenter', '2026-05-04', { startsOn: '2026-07-01' }),
      ],
      'treffen ab dem 01.07.2026 zusammen (§ 44a Abs. 1 S. 4 AufenthG).',
      'will coincide from 1 July 2026 (§ 44a(1) s. 4 AufenthG).',
    ],
    [
      'which day an entry names as its beginning, where that is not its own',
      [
        entry('language.duty-stated', 'abh', '2026-02-02'),
        entry('work.placement-made', 'jobcenter', '2026-03-02', { startsOn: '2026-03-16' }),
      ],
      '„in Arbeit vermittelt“ vom 02.03.2026 (Beginn: 16.03.2026) treffen seit dem 16.03.2026 zusammen (§ 44a Abs. 1 S. 4 AufenthG).',
      '“Placement made” of 2 March 2026 (Starts on: 16 March 2026) have coincided since 16 March 2026 (§ 44a(1) s. 4 AufenthG).',
    ],
    [
      'a beginning only once, where it is the day of the entry',
      [
        entry('language.duty-stated', 'abh', '2026-02-02'),
        entry('work.placement-made', 'jobcenter', '2026-03-02', { startsOn: '2026-03-02' }),
      ],
      'vom 02.03.2026 treffen seit dem 02.03.2026 zusammen (§ 44a Abs. 1 S. 4 AufenthG).',
      'of 2 March 2026 have coincided since 2 March 2026 (§ 44a(1) s. 4 AufenthG).',
    ],
    [
      'from when to when it was',
      [one, two, entry('language.voucher-withdrawn', 'abh', '2026-04-01')],
      'trafen vom 09.03.2026 bis zum 31.03.2026 zusammen (§ 8 Abs. 1 S. 2 IntV).',
      'coincided from 9 March 2026 to 31 March 2026 (§ 8(1) s. 2 IntV).',
    ],
    [
      'on which day it was',
      [one, two, entry('language.voucher-withdrawn', 'abh', '2026-03-10')],
      'trafen am 09.03.2026 zusammen (§ 8 Abs. 1 S. 2 IntV).',
      'coincided on 9 March 2026 (§ 8(1) s. 2 IntV).',
    ],
    [
      'no paragraph where there is none',
      [
        entry('language.duty-stated', 'asylblg', '2025-09-01'),
        entry('benefits.legal-sphere-changed', 'asylblg', '2025-12-01'),
      ],
      '„Teilnahmepflicht festgestellt“ vom 01.09.2025 und „Rechtskreis gewechselt“ vom 01.12.2025 treffen seit dem 01.12.2025 zusammen.',
      '“Duty to take part stated” of 1 September 2025 and “Legal sphere changed” of 1 December 2025 have coincided since 1 December 2025.',
    ],
    [
      'no day that is not shown',
      [entry('language.voucher-issued', 'abh'), two],
      ': „Berechtigungsschein ausgestellt“ und „Berechtigungsschein ausgestellt“ vom 09.03.2026 treffen zusammen (§ 8 Abs. 1 S. 2 IntV).',
      ': “Voucher issued” and “Voucher issued” of 9 March 2026 coincide (§ 8(1) s. 2 IntV).',
    ],
  ])('says %s', (_, entries, de, en) => {
    const [conflict] = conflictsOf(sampleRules, entries, today);
    expect(conflict?.sentence.de.endsWith(de)).toBe(true);
    expect(conflict?.sentence.en.endsWith(en)).toBe(true);
  });

  it('says that an entry is disputed, not by whom', () => {
    const [conflict] = vouchers(one, { ...two, disputed: true });
    expect(conflict).toMatchObject({ disputed: true, state: 'standing' });
    expect(conflict?.sentence.de).toMatch(/\. Mindestens einer der Einträge wird bestritten\.$/);
    expect(conflict?.sentence.en).toMatch(/\. At least one of the entries is disputed\.$/);
    expect(vouchers(one, two)[0]).not.toHaveProperty('disputed');
  });
});

describe('entries that do not count', () => {
  const right: ConflictEntry = {
    ...two,
    id: 'right',
    happenedAt: '2026-03-16T11:00:00.000Z',
    corrects: two.id,
  };

  it('are those that a visible one corrects', () => {
    expect(vouchers(one, two, right)).toMatchObject([{ entries: [one.id, 'right'], since: '2026-03-16' }]);
    const ended = entry('language.voucher-withdrawn', 'abh', '2026-04-01');
    const later: ConflictEntry = {
      ...ended,
      id: 'later',
      happenedAt: '2026-05-04T11:00:00.000Z',
      corrects: ended.id,
    };
    expect(vouchers(one, two, ended, later)).toMatchObject([{ until: '2026-05-04' }]);
  });

  it('are those that a stolen key signed, corrections among them', () => {
    expect(vouchers(one, { ...two, inDoubt: 'unsettled' })).toEqual([]);
    expect(vouchers(one, two, { ...right, inDoubt: 'disowned' })).toMatchObject([
      { entries: [one.id, two.id] },
    ]);
  });

  it('are no second ones when they are told for two purposes', () => {
    expect(vouchers(one, { ...one, fields: {} })).toEqual([]);
    expect(vouchers({ ...one, fields: {} }, one, two)).toEqual(vouchers(one, two));
  });
});

describe('a conflict of which one side is hidden', () => {
  const pairs: Readonly<Record<string, readonly [ConflictEntry, ConflictEntry]>> = {
    'two-vouchers': [one, two],
    'two-courses': [
      entry('language.course-started', 'vhs', '2026-03-02', { courseCode: 'IK-1' }),
      entry('language.course-started', 'vhs', '2026-05-04', { courseCode: 'IK-2' }),
    ],
    'placement-in-full-day-course': [
      entry('language.course-started', 'vhs', '2026-03-02', { timeModel: 'full-time' }),
      entry('work.placement-made', 'jobcenter', '2026-05-04', {
        workingTime: 'full-time',
        startsOn: '2026-05-11',
      }),
    ],
    'duty-despite-deviation': [
      entry('language.duty-stated', 'abh', '2026-02-02'),
      entry('work.placement-made', 'jobcenter', '2026-05-04', { startsOn: '2026-05-11' }),
    ],
    'sphere-changed-under-duty': [
      entry('language.duty-stated', 'asylblg', '2025-09-01'),
      entry('benefits.legal-sphere-changed', 'asylblg', '2025-12-01'),
    ],
  };

  it.each(sampleRules.map(({ id }) => id))('is none: %s', (id) => {
    const pair = pairs[id] ?? [];
    expect(found(id, pair, today)).toHaveLength(1);
    for (const seen of pair) expect(conflictsOf(sampleRules, [seen], today)).toEqual([]);
  });
});

describe('every rule', () => {
  const types = [
    ...new Set(
      sampleRules.flatMap(({ between }) =>
        between.flatMap(({ begunBy, endedBy, lastDay }) => [
          ...begunBy,
          ...endedBy.flatMap((end) => end.types),
          ...(lastDay?.unless ?? []),
        ]),
      ),
    ),
  ];
  const begun = sampleRules.flatMap(({ between }) => between.flatMap(({ begunBy }) => begunBy));
  const day = fc.integer({ min: 0, max: 400 }).map((count) => new Date(Date.UTC(2025, 6, 1 + count)));
  const dayField = day.map((drawn) => drawn.toISOString().slice(0, 10));
  const fields = fc.record(
    {
      validUntil: dayField,
      plannedEnd: dayField,
      startsOn: dayField,
      courseCode: fc.constantFrom('IK-1', 'IK-2'),
      kind: fc.constantFrom('employment', 'internship'),
      workingTime: fc.constantFrom('full-time', 'marginal'),
      timeModel: fc.constantFrom('full-time', 'evening'),
    },
    { requiredKeys: [] },
  );
  const histories = fc
    .array(
      fc.record({
        // Beginnings twice as often, else there is little to conflict.
        type: fc.constantFrom(...types, ...begun),
        happenedAt: day.map((drawn) => drawn.toISOString()),
        agency: fc.constantFrom('abh', 'jobcenter', 'asylblg'),
        oddity: fc.nat({ max: 30 }),
        corrected: fc.nat({ max: 99 }),
        fields,
      }),
      { minLength: 6, maxLength: 14 },
    )
    .map((drawn) =>
      drawn.map(({ corrected, oddity, happenedAt, ...rest }, index): ConflictEntry => ({
        id: `x${index}`,
        ...rest,
        ...(oddity > 1 && { happenedAt }),
        ...(oddity === 2 && { disputed: true }),
        ...(oddity === 3 && { inDoubt: 'unsettled' }),
        // Only what came before can be corrected.
        ...(corrected < index && { corrects: `x${corrected}` }),
      })),
    );

  it('says the same in whatever order the entries come, once or twice', () => {
    let conflicts = 0;
    fc.assert(
      fc.property(histories, fc.infiniteStream(fc.nat()), (entries, numbers) => {
        const shuffled = [...entries, ...entries.slice(0, 3)]
          .map((seen) => [numbers.next().value, seen] as const)
          .toSorted(([number], [other]) => number - other)
          .map(([, seen]) => seen);
        const is = conflictsOf(sampleRules, entries, '2026-03-02');
        conflicts += is.length;
        expect(conflictsOf(sampleRules, shuffled, '2026-03-02')).toEqual(is);
      }),
      { numRuns: 200 },
    );
    // Else nothing was compared.
    expect(conflicts).toBeGreaterThan(50);
  });

  it('rests on two visible entries of its two sides, and on days in their order', () => {
    fc.assert(
      fc.property(histories, (entries) => {
        const seen = new Map(entries.map((visible) => [visible.id, visible]));
        for (const rule of sampleRules) {
          const [side, against = side] = rule.between;
          for (const { entries: ids, state, since, until } of conflictsOf([rule], entries, '2026-03-02')) {
            expect(ids[0]).not.toBe(ids[1]);
            expect(side?.begunBy).toContain(seen.get(ids[0])?.type);
            expect(against?.begunBy).toContain(seen.get(ids[1])?.type);
            if (since !== undefined && until !== undefined) expect(since < until).toBe(true);
            expect(state === 'over').toBe(until !== undefined && until <= '2026-03-02');
            expect(state === 'ahead').toBe(since !== undefined && since > '2026-03-02');
            const hidden = entries.filter(({ type }) => !against?.begunBy.includes(type));
            expect(conflictsOf([rule], hidden, '2026-03-02')).toEqual([]);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
