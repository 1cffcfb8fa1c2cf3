import { isAfter } from './release-order.ts';

const EARLY = '2026-03-01T10:00:00.000Z';
const LATE = '2026-03-01T10:00:00.001Z';

describe('a release and the end of use', () => {
  it('stand in the order of the record, whatever the clocks say', () => {
    expect(isAfter({ releasedAt: EARLY, next: 8 }, { openedAt: LATE, position: 7 })).toBe(true);
    expect(isAfter({ releasedAt: LATE, next: 7 }, { openedAt: EARLY, position: 7 })).toBe(false);
  });

  it('stand in the order of the clock where the hub tells no place', () => {
    expect(isAfter({ releasedAt: LATE, next: 7 }, { openedAt: LATE })).toBe(true);
    expect(isAfter({ releasedAt: EARLY, next: 8 }, { openedAt: LATE })).toBe(false);
  });
});
