import type { Agreement } from '#agreement';
import { demonstration } from '../spec/demonstration.ts';
import { followingConditions } from './following-conditions.ts';

/** The agreement with one row of the provider for each of these conditions. */
function withConditions(...conditions: readonly string[]): Agreement {
  const agreement = demonstration();
  const row = agreement.cells.find(({ sender }) => sender === 'vhs');
  if (row === undefined) throw new Error('no row');
  return { ...agreement, cells: conditions.map((condition) => ({ ...row, id: condition, condition })) };
}

describe('What follows from a supposed condition', () => {
  const all = ['obliged', 'plan', 'all(obliged,plan)', 'any(obliged,plan)', 'not(plan)'];
  const agreement = withConditions(...all);

  it.each([
    [['obliged'], ['obliged', 'any(obliged,plan)']],
    [['all(obliged,plan)'], ['all(obliged,plan)', 'obliged', 'plan', 'any(obliged,plan)']],
    [['any(obliged,plan)'], ['any(obliged,plan)']],
    [
      ['obliged', 'plan'],
      ['obliged', 'plan', 'all(obliged,plan)', 'any(obliged,plan)'],
    ],
    [['not(plan)'], ['not(plan)']],
    [[], []],
  ])('%j: %j', (supposed, following) => {
    expect([...followingConditions(agreement, 'vhs', supposed)].sort()).toEqual([...following].sort());
  });
});
