import fc from 'fast-check';
import type { TableCursor } from './table-cursor.ts';
import { advance, AT_FIRST, MOST_GAPS, withMostGaps } from './table-cursor.ts';

const NOW = '2026-03-01T00:00:00.000Z';

const sees = ({ after, gaps }: TableCursor, id: number): boolean =>
  id > after || gaps.some(({ from, to }) => from <= id && id <= to);

describe('the cursor of a table', () => {
  it('comes back for an id that was given before a greater one and committed after it', () => {
    const read = advance(AT_FIRST, [1, 2, 5], NOW, 0);
    expect(read).toEqual({ after: 5, gaps: [{ from: 3, to: 4, since: NOW, shift: 0 }] });
    expect(advance(read, [3], NOW, 0)).toEqual({
      after: 5,
      gaps: [{ from: 4, to: 4, since: NOW, shift: 0 }],
    });
  });

  it('gives a gap up after a day: its transaction was rolled back', () => {
    const read = advance(AT_FIRST, [2], NOW, 0);
    expect(advance(read, [], '2026-03-02T00:00:00.000Z', 0).gaps).toHaveLength(1);
    expect(advance(read, [], '2026-03-02T00:00:00.001Z', 0).gaps).toEqual([]);
  });

  it('keeps the newest gaps only, so that it never grows without bound', () => {
    let cursor = AT_FIRST;
    for (let batch = 0; batch < 200; batch += 1) {
      const ids = Array.from({ length: 500 }, (_, index) => 2 * (batch * 500 + index) + 2);
      cursor = withMostGaps(advance(cursor, ids, NOW, 0)).cursor;
    }
    expect(cursor.gaps).toHaveLength(MOST_GAPS);
    expect(cursor.gaps.at(-1)).toMatchObject({ from: 199_999, to: 199_999 });
  });

  it('sees every id exactly as long as it was not read, in whatever order ids become visible', () => {
    const order = fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    fc.assert(
      fc.property(order, fc.array(fc.nat(4), { maxLength: 9 }), (ids, sizes) => {
        const left = [...ids];
        let cursor = AT_FIRST;
        const read = new Set<number>();
        for (const size of [...sizes, 9]) {
          const visible = left.splice(0, size);
          expect(visible.every((id) => sees(cursor, id))).toBe(true);
          cursor = advance(cursor, visible, NOW, 0);
          for (const id of visible) read.add(id);
          for (let id = 1; id <= 9; id += 1) expect(sees(cursor, id)).toBe(!read.has(id));
        }
      }),
    );
  });
});
