import { asked, sheetWords, type SheetWords } from './sheet-words.ts';

describe('the sheet to take home', () => {
  it.each(Object.entries(sheetWords))(
    'says everything in %s, with every name in its question',
    (_, words: SheetWords) => {
      expect(Object.keys(words).toSorted()).toEqual(Object.keys(sheetWords.de).toSorted());
      expect(Object.values<string>({ ...words }).every((text) => text.trim() !== '')).toBe(true);
      const names = { source: 'one', recipient: 'two', purpose: 'three' };
      const question = asked(words, names);
      for (const name of Object.values(names)) expect(question).toContain(name);
      expect(question).not.toMatch(/[{}]/);
      expect(words.law).toContain('§ 87 AufenthG');
    },
  );
});
