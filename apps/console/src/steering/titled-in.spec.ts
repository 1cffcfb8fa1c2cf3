import { changeTitled, titledIn } from './titled-in.ts';

const text = (word: string) => ({ de: word, en: word });
const titles = { competence: { voucher: text('Schein') }, parties: { vhs: text('VHS') } };

describe('what the page calls the items of an agreement', () => {
  it.each([
    ['as the agreement in force does', 'competence', 'voucher', text('Schein')],
    ['by its id, what that one does not know', 'parties', 'abh', text('abh')],
    ['by its id, whatever else every object has', 'parties', 'constructor', text('constructor')],
    ['by its id, in a part that nobody knows', 'constructor', 'name', text('name')],
    [
      'by a word of the page, what has none of its own',
      'steering',
      'counting',
      { de: 'Zählung', en: 'Counting' },
    ],
  ])('%s', (_, part, id, title) => {
    expect(titledIn(titles)(part, id)).toEqual(title);
  });
});

describe('what would change, as the page calls it', () => {
  const named = (section: string, name: string, said?: string) =>
    changeTitled(titles, {
      section,
      kind: 'changed',
      name,
      ...(said !== undefined && { titles: text(said) }),
    });

  it('has the title of the agreement in force, whatever the proposal calls it, and its id', () => {
    expect(named('competence', 'voucher', 'Nur ein Tippfehler')).toEqual(text('Schein (voucher)'));
    expect(named('parties', 'vhs')).toEqual(text('VHS (vhs)'));
  });

  it('has the title that only the proposal gives as the word of the proposal, and its id', () => {
    expect(named('matrix', 'row-1', 'VHS an Jobcenter')).toEqual({
      de: '„VHS an Jobcenter“, wie der Vorschlag es nennt (row-1)',
      en: '“VHS an Jobcenter”, as the proposal calls it (row-1)',
    });
    expect(named('matrix', 'constructor', 'Zeile').de).toBe(
      '„Zeile“, wie der Vorschlag es nennt (constructor)',
    );
  });

  it('is its id, where nobody gave it a title', () => {
    expect(named('matrix', 'row-2')).toEqual(text('row-2'));
    expect(named('chains', 'constructor')).toEqual(text('constructor'));
  });
});
