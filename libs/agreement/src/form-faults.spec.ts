import { formFaults } from './form-faults.ts';

const list = { type: 'array', uniqueItems: true, description: 'different items' };

describe('a list of different items', () => {
  it.each([
    [['a', 'b', 'a'], false],
    [['a', 'b'], true],
    [[1, '1', null, 'null', [1], ['1']], true],
    [
      [
        { one: 1, two: [{ a: 1, b: 2 }] },
        { two: [{ b: 2, a: 1 }], one: 1 },
      ],
      false,
    ],
    [[{ valueOf: 1 }, { toJSON: 1 }, { toString: 1 }, '\ud800'], true],
  ])('%j: %s', (items, isFine) => {
    expect(formFaults(items, list)).toHaveLength(isFine ? 0 : 1);
  });

  it('is looked through once, however long it is', () => {
    let looks = 0;
    const item = (id: number) => ({
      get id() {
        looks += 1;
        return id;
      },
    });
    const items = Array.from({ length: 500 }, (_, at) => item(at));
    expect(formFaults(items, list)).toEqual([]);
    expect(looks).toBeLessThanOrEqual(3 * items.length);
  });
});
