import { answerText } from './conflict-words.ts';
import { answersIn, lastWord, type ConflictAnswer, type ConflictTold } from './conflicts.ts';

const titles = { de: 'Zwei gültige Berechtigungsscheine', en: 'Two valid vouchers' };
const byName = { de: 'Ausländerbehörde', en: 'Immigration office' };
const entry = (id: string) => ({ id, title: titles, agencyName: byName, isOwn: false });
const conflict: ConflictTold = {
  rule: 'two-vouchers',
  titles,
  state: 'standing',
  sentence: titles,
  entries: [entry('b'), entry('a')],
};
const answer = (over: Partial<ConflictAnswer> = {}): ConflictAnswer => ({
  rule: 'two-vouchers',
  entries: ['a', 'b'],
  at: '2026-03-01T09:00:00.000Z',
  ...over,
});

describe('what the own agency said of a conflict', () => {
  it('is what it keeps of it itself, or else what came with the timeline of this rule and these two entries', () => {
    const answers = [answer({ outcome: 'withdrawn' })];
    const others = [answer({ rule: 'two-courses' }), answer({ entries: ['a', 'c'] })];
    const said = { at: '2026-03-02T09:00:00.000Z', outcome: 'meant-so' } as const;
    expect(lastWord(conflict, others)).toBeUndefined();
    expect(lastWord(conflict, [...answers, ...others])).toEqual(answers[0]);
    expect(lastWord({ ...conflict, said }, answers)).toEqual(said);
    expect(answersIn({ entries: [], conflicts: answers })).toEqual(answers);
    expect(answersIn({ entries: [] })).toEqual([]);
  });

  it('says the day, and whether it took note or how it ended', () => {
    expect(answerText(answer(), 'de')).toBe('1. März 2026, zur Kenntnis genommen');
    expect(answerText(answer({ outcome: 'meant-so' }), 'en')).toBe('1 March 2026, it is meant so');
  });
});
