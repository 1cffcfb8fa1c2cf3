import type { Agreement } from '#agreement';
import type { ReleasedEntry } from '#catalogue';
import { nextSteps } from './next-steps.ts';

const NOW = '2026-03-01T10:00:00.000Z';
const nameOf = (agency: string) => ({ de: `Stelle ${agency}`, en: `office ${agency}` });
const titles = (words: string) => ({ de: words, en: words });
const agreement: Pick<Agreement, 'chains' | 'land'> = {
  land: 'NW',
  chains: [
    {
      id: 'course',
      titles: titles('course'),
      milestones: [
        { id: 'voucher', titles: titles('voucher'), reachedBy: [type('voucher-issued')], actors: ['abh'] },
        {
          id: 'registered',
          titles: titles('registered'),
          reachedBy: [type('registered')],
          after: 'voucher',
          limits: [{ period: 'P14D', kind: 'lapse', paragraph: '§ 7(2) IntV' }],
          actors: ['the-person', 'vhs'],
        },
        {
          id: 'started',
          titles: titles('started'),
          reachedBy: [type('course-started')],
          after: 'registered',
          actors: ['vhs'],
        },
      ],
    },
  ],
};

function type(name: string): string {
  return `de.wegmarke.language.${name}.v1`;
}
/** What the person sees of one entry. */
const entry = (name: string, day?: string): ReleasedEntry => ({
  seq: 1,
  handle: '',
  id: name,
  type: type(name),
  agency: 'abh',
  fields: {},
  basis: { kind: 'own' },
  purpose: 'subject-rights',
  ...(day !== undefined && { happenedAt: `${day}T09:00:00.000Z` }),
});
const next = (...entries: readonly ReleasedEntry[]) => nextSteps(entries, agreement, nameOf, NOW);

describe('what comes next, for the person', () => {
  it('is nothing before anything began, and nothing after the last step', () => {
    expect(next()).toEqual([]);
    expect(next(entry('voucher-issued'), entry('course-started'))).toEqual([]);
  });

  it('says whose turn it is, by which day, and on which ground', () => {
    expect(next(entry('voucher-issued', '2026-02-20'))).toEqual([
      {
        chain: 'course',
        chainTitle: titles('course'),
        step: 'registered',
        title: titles('registered'),
        own: true,
        agencyNames: [{ de: 'Stelle vhs', en: 'office vhs' }],
        limits: [
          {
            kind: 'lapse',
            due: '2026-03-06',
            paragraph: { de: '§ 7 Abs. 2 IntV', en: '§ 7(2) IntV' },
            isPast: false,
          },
        ],
      },
    ]);
    expect(next(entry('voucher-issued', '2026-02-20'), entry('registered', '2026-02-25'))).toMatchObject([
      { step: 'started', own: false, agencyNames: [{ en: 'office vhs' }], limits: [] },
    ]);
  });

  it('says that a day is over, and names no day where it is not shown from when it counts', () => {
    expect(next(entry('voucher-issued', '2026-01-20'))).toMatchObject([
      { limits: [{ due: '2026-02-03', isPast: true }] },
    ]);
    expect(next(entry('voucher-issued'))).toMatchObject([{ step: 'registered', limits: [] }]);
  });
});
