import { lookingNoFurther } from './fields-read.ts';
import { choice, smallTable } from './spec/small-table.ts';

const by = (type: string, field: string) => ({ type, field, answers: { any: 'yes' } });
const asked = (name: string, ...answeredBy: readonly ReturnType<typeof by>[]) => ({
  ...choice(name, 'yes', 'no'),
  answeredBy,
});
const inForce = smallTable(
  [asked('status', by('residence.title-granted', 'title')), choice('level', 'a1')],
  [],
);

describe('another version of a table, looking at entries', () => {
  it('looks at what the one in force looks at, also for another question', () => {
    const next = smallTable([asked('other', by('residence.title-granted', 'title'))], []);
    expect(lookingNoFurther(next, inForce)).toEqual({ table: next, unread: [] });
  });

  it('looks at nothing beyond, and says once what it would have looked at', () => {
    const next = smallTable(
      [
        asked('status', by('residence.title-granted', 'title'), by('language.need-found', 'way')),
        asked('way', by('language.need-found', 'way'), by('residence.title-granted', 'ground')),
        choice('level', 'a1'),
      ],
      [],
    );
    const { table, unread } = lookingNoFurther(next, inForce);
    expect(
      table.questions.map(({ name, answeredBy }) => [name, answeredBy?.map(({ field }) => field)]),
    ).toEqual([
      ['status', ['title']],
      ['way', []],
      ['level', undefined],
    ]);
    expect(unread).toEqual([
      { type: 'language.need-found', field: 'way' },
      { type: 'residence.title-granted', field: 'ground' },
    ]);
  });
});
