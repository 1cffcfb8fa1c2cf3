import { dayOfNext } from './day-of-next.ts';
import { choice, rowBy, smallTable } from './spec/small-table.ts';

const table = (...rows: readonly ReturnType<typeof rowBy>[]) => smallTable([choice('status', 'title')], rows);
const old = rowBy('abh', {});

describe('the day as of which another version is tried', () => {
  it('is today where nothing begins later, and else the first day of a new row or of the version', () => {
    expect(dayOfNext(table(old), table(old), '2026-03-01')).toBe('2026-03-01');
    const begun = rowBy('bamf', {}, { from: '2026-02-01' });
    const later = rowBy('bamf', {}, { from: '2027-01-01' });
    expect(dayOfNext(table(old), table(old, begun), '2026-03-01')).toBe('2026-03-01');
    expect(dayOfNext(table(old), table(old, later), '2026-03-01')).toBe('2027-01-01');
    expect(dayOfNext(table(old, later), table(old, later), '2026-03-01')).toBe('2026-03-01');
    const evenLater = rowBy('vhs', {}, { from: '2027-07-01' });
    expect(dayOfNext(table(old), table(old, evenLater, later), '2026-03-01')).toBe('2027-01-01');
    // A row that begins on another day than before is a new one.
    expect(dayOfNext(table(old, later), table(old, { ...later, from: '2027-02-01' }), '2026-03-01')).toBe(
      '2027-02-01',
    );
    expect(dayOfNext(table(old), { ...table(old), from: '2028-01-01' }, '2026-03-01')).toBe('2028-01-01');
  });
});
