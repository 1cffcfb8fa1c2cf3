import fc from 'fast-check';
import type { CaseFact, Condition } from './conditions.ts';
import { caseFacts, conditionIn, conditionText, factsIn, holds } from './conditions.ts';

const facts = Object.keys(caseFacts) as CaseFact[];

const { condition: anyCondition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...facts),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
  ),
}));

/** What somebody knows: each fact true, false, or neither. */
const anyKnowledge = fc.dictionary(fc.constantFrom(...facts), fc.boolean());

describe('a condition', () => {
  it('has one text, in whatever order it is written', () => {
    expect(conditionText('obliged')).toBe('obliged');
    expect(conditionText({ all: ['plan', 'obliged', 'plan'] })).toBe('all(obliged,plan)');
    expect(conditionText({ any: ['plan'] })).toBe('plan');
    expect(conditionText({ not: { any: ['placed', { not: 'plan' }] } })).toBe('not(any(not(plan),placed))');
  });

  it('is read back from its text', () => {
    fc.assert(
      fc.property(anyCondition, (condition) => {
        const text = conditionText(condition);
        expect(conditionText(conditionIn(text))).toBe(text);
      }),
    );
  });

  it.each(['', 'married', 'all()', 'all(obliged', 'some(obliged)', 'obliged,plan'])('is not %p', (text) => {
    expect(() => conditionIn(text)).toThrow(TypeError);
  });

  it('names its facts once each', () => {
    expect(factsIn({ all: ['obliged', { not: { any: ['plan', 'obliged'] } }] })).toEqual(['obliged', 'plan']);
  });

  it.each<[string, Condition, boolean | undefined]>([
    ['all of what is so', { all: ['obliged', 'plan'] }, true],
    ['all with one that is not', { all: ['obliged', 'placed', 'voluntary'] }, false],
    ['all with one unknown', { all: ['obliged', 'voluntary'] }, undefined],
    ['any with one that is so', { any: ['placed', 'voluntary', 'plan'] }, true],
    ['any of what is not', { any: ['placed', 'completed'] }, false],
    ['any with one unknown', { any: ['placed', 'voluntary'] }, undefined],
    ['not what is not', { not: 'placed' }, true],
    ['not what is so', { not: 'plan' }, false],
    ['not what is unknown', { not: 'voluntary' }, undefined],
  ])('joins %s', (_, condition, expected) => {
    const known: Partial<Record<CaseFact, boolean>> = {
      obliged: true,
      plan: true,
      placed: false,
      completed: false,
    };
    expect(holds(condition, (fact) => known[fact])).toBe(expected);
  });

  it('that holds or fails goes on doing so whatever else comes to be known', () => {
    fc.assert(
      fc.property(anyCondition, anyKnowledge, anyKnowledge, (condition, known, more) => {
        const before = holds(condition, (fact) => known[fact]);
        const after = holds(condition, (fact) => known[fact] ?? more[fact]);
        if (before !== undefined) expect(after).toBe(before);
      }),
    );
  });

  it('has the same answer in its one text as in the words that were written', () => {
    fc.assert(
      fc.property(anyCondition, anyKnowledge, (condition, known) => {
        const read = conditionIn(conditionText(condition));
        expect(holds(read, (fact) => known[fact])).toBe(holds(condition, (fact) => known[fact]));
      }),
    );
  });
});
