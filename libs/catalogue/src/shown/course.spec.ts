import { catalogueEntry } from '../catalogue.ts';
import type { ReleasedEntry } from '../messages.ts';
import { dueIn } from './due.ts';
import { expectations } from './expectations.ts';
import { gapsIn } from './gaps.ts';
import { timelineShown } from './shown-entry.ts';

const REGISTERED = 'de.wegmarke.language.registered.v1';
const STARTED = 'de.wegmarke.language.course-started.v1';
const STEP = 'de.wegmarke.casework.step-done.v1';
const DUTY = 'de.wegmarke.language.duty-stated.v1';

let number = 0;
function entry(type: string, day: string | undefined, more: Partial<ReleasedEntry> = {}): ReleasedEntry {
  return {
    seq: 0,
    handle: 'h',
    id: `e${(number += 1)}`,
    type,
    ...(day !== undefined && { happenedAt: `${day}T08:00:00.000Z` }),
    agency: 'vhs',
    fields: {},
    basis: { kind: 'own' },
    purpose: 'course-progress',
    ...more,
  };
}

describe('a long time without an entry', () => {
  it('is told in days, with what was to be expected and how long that usually takes', () => {
    const [one, two] = [entry(REGISTERED, '2026-01-05'), entry(STARTED, '2026-02-15')];
    expect(gapsIn([two, one], '2026-02-20T12:00:00.000Z')).toEqual([
      {
        after: one.id,
        from: one.happenedAt,
        to: two.happenedAt,
        days: 41,
        awaited: {
          title: { de: 'Kurs begonnen', en: 'Course started' },
          usual: {
            from: 35,
            to: 49,
            source: expect.objectContaining({ de: expect.stringContaining('IntV') }),
          },
        },
      },
    ]);
  });

  it('runs until now after the last entry, and is none up to 30 days', () => {
    const last = entry(STEP, '2026-01-01');
    expect(gapsIn([last], '2026-01-31T00:00:00.000Z')).toEqual([]);
    expect(gapsIn([last], '2026-02-01T00:00:00.000Z')).toMatchObject([{ after: last.id, days: 31 }]);
  });

  it('goes on waiting for what an event before others led to', () => {
    const waits = [entry(REGISTERED, '2026-01-01'), entry(STEP, '2026-01-02')];
    expect(gapsIn(waits, '2026-03-01T00:00:00.000Z')).toMatchObject([
      { days: 58, awaited: { title: { de: 'Kurs begonnen' } } },
    ]);
    const came = [
      ...waits,
      entry(STARTED, '2026-01-03'),
      entry('de.wegmarke.language.course-completed.v1', '2026-01-04'),
    ];
    expect(gapsIn(came, '2026-03-01T00:00:00.000Z')[0]).not.toHaveProperty('awaited');
  });

  it('is not made by an entry that was corrected, nor by one without a date', () => {
    const wrong = entry(REGISTERED, '2025-01-01');
    const right = entry(REGISTERED, '2026-01-01', { corrects: wrong.id });
    expect(gapsIn([wrong, right, entry(STEP, undefined)], '2026-01-20T00:00:00.000Z')).toEqual([]);
  });
});

describe('a day that is due', () => {
  const duty = entry(DUTY, '2026-01-10', {
    fields: { ground: 'aufenthg-44a-1-1', registerBy: '2026-02-27' },
  });

  it('is told with what it is called until what was waited for is there', () => {
    expect(dueIn([duty], '2026-02-20T10:00:00.000Z')).toEqual([
      {
        id: duty.id,
        label: { de: 'Anmeldung spätestens am', en: 'To register by' },
        entryTitle: { de: 'Teilnahmepflicht festgestellt', en: 'Duty to take part stated' },
        on: '2026-02-27',
        inDays: 7,
      },
    ]);
    expect(dueIn([duty], '2026-03-01T10:00:00.000Z')).toMatchObject([{ inDays: -2 }]);
    expect(dueIn([duty, entry(REGISTERED, '2026-02-21')], '2026-03-01T10:00:00.000Z')).toEqual([]);
  });

  it('is not told where the field is not shown, or the day passed a year ago', () => {
    expect(dueIn([{ ...duty, fields: {} }], '2026-02-20T10:00:00.000Z')).toEqual([]);
    expect(dueIn([duty], '2027-06-01T10:00:00.000Z')).toEqual([]);
  });
});

describe('what is expected after what', () => {
  it('names types and fields of the catalogue only, and says where a usual time is from', () => {
    for (const { after, awaited, dueField, usual } of expectations) {
      for (const type of [after, ...awaited]) expect([type, catalogueEntry(type)]).not.toContain(undefined);
      const fields = catalogueEntry(after)?.fields.map(({ name }) => name) ?? [];
      expect(dueField === undefined || fields.includes(dueField)).toBe(true);
      if (usual !== undefined) {
        expect(usual.from).toBeLessThan(usual.to);
        expect(Object.values(usual.source)).not.toContain('');
      }
    }
  });
});

describe('a timeline in words', () => {
  const nameOf = (agency: string) => ({
    de: agency,
    en: agency,
    mandate: { de: 'Kurse', en: 'courses' },
    contactFunction: 'Kursberatung',
  });
  const wording = { nameOf, citeInGerman: (paragraph: string) => paragraph };

  it('says of each entry its theme, its purpose, what its agency is there for and whom to turn to', () => {
    const [shown] = timelineShown(
      { asOf: '2026-01-02T00:00:00.000Z', entries: [entry(STARTED, '2026-01-01')] },
      wording,
    ).entries;
    expect(shown).toMatchObject({
      theme: 'language',
      themeTitle: { de: 'Sprache und Kurse' },
      purposeTitle: { de: 'Kursverlauf' },
      agencyName: { de: 'vhs', en: 'vhs' },
      agencyMandate: { de: 'Kurse' },
      agencyContact: 'Kursberatung',
    });
  });

  it('has neither gaps nor days that are due where nothing is shown', () => {
    const asOf = '2026-01-02T00:00:00.000Z';
    expect(timelineShown({ asOf, entries: [] }, wording)).toEqual({ asOf, entries: [], gaps: [], due: [] });
  });
});
