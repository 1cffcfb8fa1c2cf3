import type { Question } from './asked.ts';
import { answered, isDay } from './typed.ts';

const question = (kind: Question['kind'], over: Partial<Question> = {}): Question => ({
  name: 'one',
  titles: { de: 'Eins', en: 'One' },
  kind,
  ...over,
});

describe('an answer that is typed', () => {
  it('takes the place of the one before, beside the others', () => {
    expect(answered({ one: 'a', two: 'b' }, question('choice'), 'c')).toEqual({ one: 'c', two: 'b' });
  });

  it('is a whole number within the bounds, or none', () => {
    const age = question('number', { least: 0, most: 120 });
    expect(answered({}, age, ' 17 ')).toEqual({ one: 17 });
    for (const typed of ['121', '-1', '1.5', 'x', '1e3', ''])
      expect(answered({ one: 3 }, age, typed)).toEqual({});
  });

  it('is a whole day, or none while it is being typed', () => {
    expect(answered({}, question('date'), '2026-02-09')).toEqual({ one: '2026-02-09' });
    for (const typed of ['0002-02-09', '2026-02', ''])
      expect(answered({}, question('date'), typed)).toEqual({});
    expect(isDay('2026-02-09')).toBe(true);
  });

  it('is taken away by choosing nothing', () => {
    expect(answered({ one: 'a' }, question('choice'), '')).toEqual({});
  });
});
