import { comparedOnly, lookedAt } from './looked-at.ts';

describe('what is looked at of an entry', () => {
  it('is the field by whose codes it ends a chain', () => {
    const type = 'de.wegmarke.entry.moved.v1';
    const endsIf = { type, field: 'destination', codes: ['abroad'] };
    const titles = { de: 'Weg', en: 'Way' };
    const chain = { id: 'c', titles, milestones: [], endedBy: [type], endsIf };
    expect(lookedAt({ chains: [chain] }).get(type)).toEqual(['destination']);
    const whole = { id: 'c', titles, milestones: [], endedBy: [type] };
    expect(lookedAt({ chains: [whole] }).get(type)).toEqual([]);
  });

  it('is compared only where nothing but a rule of conflicts asks whether two are the same', () => {
    const started = 'de.wegmarke.language.course-started.v1';
    const placed = 'de.wegmarke.work.placement-made.v1';
    const titles = { de: 'Regel', en: 'Rule' };
    const course = { begunBy: [started], sameBy: 'courseCode', endedBy: [] };
    const work = {
      begunBy: [placed],
      sameBy: 'kind',
      endedBy: [],
      countsIf: { type: placed, field: 'kind', codes: ['employment'] },
    };
    const conflicts = [{ id: 'r', titles, between: [course, work] }];
    expect(lookedAt({ conflicts }).get(started)).toContain('courseCode');
    expect(comparedOnly({ conflicts })).toEqual(new Map([[started, ['courseCode']]]));
  });
});
