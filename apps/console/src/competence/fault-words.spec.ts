import { isNoTable, noTableWords } from './fault-words.ts';

describe('a file that is no competence table', () => {
  it('is told as such, where the text as a whole has not the form of one', () => {
    expect(isNoTable({ code: 'FIELD_INVALID', pointer: '' })).toBe(true);
    expect(noTableWords.what.de).toBe('Das ist keine Zuständigkeitstabelle');
  });

  it('is not one of which a part is wrong, or that cannot be read', () => {
    expect(isNoTable({ code: 'FIELD_INVALID', pointer: '/rows/0' })).toBe(false);
    expect(isNoTable({ code: 'TEXT_UNREADABLE', pointer: '' })).toBe(false);
    expect(isNoTable({ code: 'FIELD_INVALID' })).toBe(false);
  });
});
