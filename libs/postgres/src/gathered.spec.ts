import { StoreUnavailable } from '#ports';
import { DatabaseError } from 'pg';
import { Gathered } from './gathered.ts';

/** Answers with the doubled number, when it is let go; what it cannot double fails the whole group. */
class Doubling {
  readonly groups: (readonly number[])[] = [];
  readonly held: (() => void)[] = [];
  holds = false;
  away = false;
  readonly gathered = new Gathered(async (group: readonly number[]) => {
    this.groups.push(group);
    if (this.holds) await new Promise<void>((go) => this.held.push(go));
    if (this.away) throw new StoreUnavailable(new Error('away'));
    if (group.some(Number.isNaN)) throw new TypeError('not a number');
    return group.map((one) => one * 2);
  });

  ask(...numbers: number[]): Promise<PromiseSettledResult<number>[]> {
    return Promise.allSettled(numbers.map((one) => this.gathered.ask(one)));
  }
}

const turn = () => new Promise((over) => setImmediate(() => setImmediate(over)));
const valuesOf = (results: readonly PromiseSettledResult<number>[]) =>
  results.map((one) => (one.status === 'fulfilled' ? one.value : 'failed'));

describe('questions to the database', () => {
  it('that are asked in one turn go together, and each gets its own answer', async () => {
    const doubling = new Doubling();
    expect(valuesOf(await doubling.ask(1, 2, 3))).toEqual([2, 4, 6]);
    expect(doubling.groups).toEqual([[1, 2, 3]]);
  });

  it('that are asked while two groups are under way wait, and then go together', async () => {
    const doubling = new Doubling();
    doubling.holds = true;
    const asked = [];
    for (const number of [1, 2, 3, 4]) {
      asked.push(doubling.ask(number));
      await turn();
    }
    expect(doubling.groups).toEqual([[1], [2]]);
    doubling.holds = false;
    doubling.held.forEach((go) => go());
    expect((await Promise.all(asked)).flatMap(valuesOf)).toEqual([2, 4, 6, 8]);
    expect(doubling.groups).toEqual([[1], [2], [3, 4]]);
  });

  it('go at most two hundred together', async () => {
    const doubling = new Doubling();
    await doubling.ask(...Array.from({ length: 201 }, (_, number) => number));
    expect(doubling.groups.map((group) => group.length)).toEqual([200, 1]);
  });

  it('do not fail for a bad one among them', async () => {
    expect(valuesOf(await new Doubling().ask(1, Number.NaN, 3))).toEqual([2, 'failed', 6]);
  });

  it('are not asked on one by one when the database goes away meanwhile', async () => {
    const asked: (readonly number[])[] = [];
    const gathered = new Gathered(async (group: readonly number[]) => {
      asked.push(group);
      if (group.includes(2))
        throw group.length === 1 ? new StoreUnavailable(new Error('away')) : new TypeError('2');
      return group;
    });
    const results = await Promise.allSettled([1, 2, 3, 4].map((one) => gathered.ask(one)));
    expect(valuesOf(results)).toEqual([1, 'failed', 'failed', 'failed']);
    expect(asked).toEqual([[1, 2, 3, 4], [1], [2]]);
    expect(results.slice(1)).toEqual(
      Array.from({ length: 3 }, () => ({ status: 'rejected', reason: expect.any(StoreUnavailable) })),
    );
  });

  it.each([
    ['took too long', '57014'],
    ['had to give way to others', '40P01'],
  ])('are asked one by one when together they %s', async (_, code) => {
    const gathered = new Gathered(async (group: readonly number[]) => {
      if (group.length > 1)
        throw new StoreUnavailable(Object.assign(new DatabaseError('', 0, 'error'), { code }));
      return group;
    });
    expect(valuesOf(await Promise.allSettled([1, 2].map((one) => gathered.ask(one))))).toEqual([1, 2]);
  });

  it('go in groups no larger than was said', async () => {
    const groups: number[] = [];
    const gathered = new Gathered(async (group: readonly number[]) => {
      groups.push(group.length);
      return group;
    }, 3);
    await Promise.all([1, 2, 3, 4].map((one) => gathered.ask(one)));
    expect(groups).toEqual([3, 1]);
  });

  it('fail together, and are not asked again, while the database is away', async () => {
    const doubling = new Doubling();
    doubling.away = true;
    expect(valuesOf(await doubling.ask(1, 2))).toEqual(['failed', 'failed']);
    expect(doubling.groups).toHaveLength(1);
  });
});
