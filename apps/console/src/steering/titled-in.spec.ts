import { titledIn } from './titled-in.ts';

const text = (word: string) => ({ de: word, en: word });

describe('what a proposal calls the items of an agreement', () => {
  const titleOf = titledIn(
    { competence: { voucher: text('Schein') } },
    {
      changes: [
        { section: 'competence', kind: 'changed', name: 'voucher', titles: text('Scheine') },
        { section: 'competence', kind: 'added', name: 'exam', titles: text('Prüfung') },
        { section: 'matrix', kind: 'added', name: 'row-1', titles: text('VHS an Jobcenter') },
        { section: 'matrix', kind: 'added', name: 'row-2' },
      ],
    },
  );

  it.each([
    ['as the agreement in force does', 'competence', 'voucher', text('Schein')],
    ['as the next one does, what only that one knows', 'competence', 'exam', text('Prüfung')],
    ['by who tells whom what, a row', 'matrix', 'row-1', text('VHS an Jobcenter')],
    ['by its id, what nobody gave a title', 'matrix', 'row-2', text('row-2')],
    [
      'by a word of the page, what has none of its own',
      'steering',
      'counting',
      { de: 'Zählung', en: 'Counting' },
    ],
  ])('%s', (_, part, id, title) => {
    expect(titleOf(part, id)).toEqual(title);
  });
});
