import { storiesIn, type StoryCase } from './landing.ts';

const text = { de: 'Fall', en: 'case' };
const story = (id: string, ...agencies: readonly string[]): StoryCase => ({
  id,
  title: text,
  story: text,
  references: Object.fromEntries(agencies.map((agency) => [agency, '1'])),
});

describe('the stories of the landing page', () => {
  it('open with the two agencies whose views differ', () => {
    const [first] = storiesIn([story('C02', 'abh'), story('C07', 'caritas', 'jobcenter')]);
    expect(first?.href).toBe('side-by-side.html?case=C07&left=caritas&right=jobcenter');
  });

  it('are the first cases where there is none of the told ones', () => {
    const told = storiesIn([story('alone', 'jobcenter'), story('shared', 'vhs', 'jobcenter')]);
    expect(told.map(({ href }) => href)).toEqual([
      'side-by-side.html?case=alone&left=jobcenter&right=',
      'side-by-side.html?case=shared&left=vhs&right=jobcenter',
    ]);
  });
});
