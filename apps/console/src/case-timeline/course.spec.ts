import { courseOf, tidied } from './course.ts';
import type { Timeline, TimelineEntry } from './timeline.ts';

const text = { de: 'Text', en: 'text' };
const entry = (id: string, day: string | undefined, more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  id,
  type: 'de.wegmarke.language.registered.v1',
  title: text,
  theme: 'language',
  ...(day !== undefined && { happenedAt: `${day}T10:00:00.000Z` }),
  agency: 'vhs',
  agencyName: text,
  fields: [],
  basis: { kind: 'own', text },
  ...more,
});

const timeline: Timeline = {
  asOf: '2026-06-01T00:00:00.000Z',
  entries: [
    entry('a', '2026-01-10'),
    entry('wrong', '2026-02-01'),
    entry('right', '2026-02-02', { corrects: 'wrong' }),
    entry('again', '2026-02-03', { corrects: 'right', agency: 'abh', theme: 'work' }),
    entry('timeless', undefined),
  ],
  gaps: [{ after: 'a', from: '2026-01-10', to: '2026-02-03', days: 24 }],
};
const ids = (filters: object, newestFirst = true) =>
  courseOf(timeline, filters, newestFirst).chains.map((chain) => chain.entry.id);

describe('what is shown of a timeline', () => {
  it('is in order, either way round, and what has no date comes last', () => {
    expect(ids({})).toEqual(['again', 'a', 'timeless']);
    expect(ids({}, false)).toEqual(['a', 'again', 'timeless']);
  });

  it('folds corrected entries into the one that stands, the newest of them first', () => {
    const [first] = courseOf(timeline, {}, true).chains;
    expect(first?.older.map(({ id }) => id)).toEqual(['right', 'wrong']);
  });

  it('ends with a chain of corrections that bites its own tail', () => {
    const entries = [
      entry('x', '2026-01-01', { corrects: 'z' }),
      entry('y', '2026-01-02', { corrects: 'z' }),
    ];
    const tail = [...entries, entry('z', '2026-01-03', { corrects: 'z' })];
    expect(
      courseOf({ ...timeline, entries: tail }, {}, true).chains.map(({ older }) => older.length),
    ).toEqual([1, 1]);
  });

  it('is narrowed by agency, theme and period, both days included', () => {
    expect(ids({ agency: 'abh' })).toEqual(['again']);
    expect(ids({ theme: 'language' })).toEqual(['a', 'timeless']);
    expect(ids({ from: '2026-01-10', to: '2026-01-10' })).toEqual(['a']);
    expect(ids({ from: '2026-01-11' })).toEqual(['again']);
    expect(courseOf(timeline, { agency: 'nobody' }, true)).toEqual({ chains: [], all: 3 });
  });

  it('counts the days of a period where the agencies are', () => {
    const late = {
      ...timeline,
      entries: [{ ...entry('n', undefined), happenedAt: '2026-03-31T22:30:00.000Z' }],
    };
    expect(courseOf(late, { from: '2026-04-01' }, true).chains).toHaveLength(1);
  });

  it('tells of a long time without an entry only where all entries are looked at', () => {
    const gapsOf = (filters: object) => courseOf(timeline, filters, true).chains.map(({ gap }) => gap?.days);
    expect(gapsOf({})).toEqual([undefined, 24, undefined]);
    expect(gapsOf({ agency: 'vhs' })).toEqual([undefined, undefined]);
  });

  it('is under the same filter whether one is left empty or left out', () => {
    expect(tidied({ agency: '', theme: 'work' })).toEqual({ theme: 'work' });
  });
});
